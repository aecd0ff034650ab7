// The tree of an expression, as the parser gives it once the grammar is checked.

/** @typedef {{ start?: number, end?: number }} Place in the text; binary nodes have none */

/** @typedef {{ type: 'Literal', value: number } & Place} LiteralTree */
/** @typedef {{ type: 'Identifier', name: string, mathml?: string } & Place} NameTree mathml: in place of the name */
/** @typedef {{ type: 'UnaryExpression', operator: string, argument: Tree } & Place} UnaryTree */
/** @typedef {{ type: 'BinaryExpression', operator: string, left: Tree, right: Tree } & Place} BinaryTree */
/** @typedef {{ type: 'CallExpression', callee: NameTree, arguments: Tree[] } & Place} CallTree */
/** @typedef {LiteralTree | NameTree | UnaryTree | BinaryTree | CallTree} Tree */

/**
 * Whether an operand is `-x` without parentheses around it: -x^2 is -(x^2), as everywhere in
 * mathematics.
 * @param {Tree} node
 * @returns {node is UnaryTree}
 */
export function hasOuterMinus(node) {
  return node.type === 'UnaryExpression' && node.operator === '-' && node.end === node.argument.end;
}

/**
 * The names in a tree, in the order of appearance, functions left out.
 * @param {Tree} node
 * @returns {string[]}
 */
export function namesIn(node) {
  switch (node.type) {
    case 'Identifier':
      return [node.name];
    case 'UnaryExpression':
      return namesIn(node.argument);
    case 'BinaryExpression':
      return [...namesIn(node.left), ...namesIn(node.right)];
    case 'CallExpression':
      return node.arguments.flatMap(namesIn);
    default:
      return [];
  }
}
