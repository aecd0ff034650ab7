// Embind with one kind of strings, UTF-8 in std::string, and without overloads: the other conversions
// would be a tenth of the JavaScript beside the module. Emscripten's own library is overridden name by
// name.
mergeInto(LibraryManager.library, {
  _embind_register_std_wstring: function () {},

  _embind_register_std_string__deps: [
    '$registerType',
    '$simpleReadValueFromPointer',
    'malloc',
    'free',
  ],
  _embind_register_std_string: function (rawType) {
    registerType(rawType, {
      name: 'std::string',
      // A length, then so many bytes, to be freed by whoever gets them.
      fromWireType: function (pointer) {
        const start = pointer + 4;
        const text = UTF8Decoder.decode(HEAPU8.subarray(start, start + HEAPU32[pointer >> 2]));
        _free(pointer);
        return text;
      },
      toWireType: function (destructors, value) {
        const bytes = new TextEncoder().encode(value);
        const pointer = _malloc(4 + bytes.length);
        HEAPU32[pointer >> 2] = bytes.length;
        HEAPU8.set(bytes, pointer + 4);
        if (destructors !== null) destructors.push(_free, pointer);
        return pointer;
      },
      argPackAdvance: 8,
      readValueFromPointer: simpleReadValueFromPointer,
      destructorFunction: function (pointer) {
        _free(pointer);
      },
    });
  },

  $exposePublicSymbol__deps: [],
  $exposePublicSymbol: function (name, value) {
    Module[name] = value;
  },
  $replacePublicSymbol__deps: [],
  $replacePublicSymbol: function (name, value) {
    Module[name] = value;
  },
});
