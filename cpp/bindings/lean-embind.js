// Embind without the kinds of strings that no binding uses: their conversions would be a tenth of the
// JavaScript beside the module. Emscripten's own library is overridden name by name.
mergeInto(LibraryManager.library, {
  _embind_register_std_wstring: function () {},
});
