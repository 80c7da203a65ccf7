// node parse.mjs FILE…: the syntax of Bicep files as one JSON document: for each file its errors, and every declaration with its value.
// Objects become objects, arrays arrays, plain strings strings, numbers and booleans themselves; everything else becomes {"$expression": "its text"}.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';

await Parser.init();
const wasm = createRequire(import.meta.url).resolve('tree-sitter-bicep/tree-sitter-bicep.wasm');
const parser = new Parser();
parser.setLanguage(await Language.load(wasm));

const kinds = {
  parameter_declaration: 'param', variable_declaration: 'var', resource_declaration: 'resource', module_declaration: 'module', output_declaration: 'output',
  using_statement: 'using', target_scope_assignment: 'targetScope',
};

function errorsOf(root) {
  const found = [];
  (function walk(node) {
    // A resource inside of a resource is more than the grammar understands; ours name their parent instead.
    if (node.isError || node.isMissing || (node.type === 'object_property' && /^resource\s/.test(node.text))) {
      found.push({ line: node.startPosition.row + 1, column: node.startPosition.column + 1, text: node.isMissing ? `missing ${node.type}` : node.text.slice(0, 80) });
      return;
    }
    node.children.forEach(walk);
  })(root);
  return found;
}

const isComment = node => node.type === 'comment' || node.type === 'diagnostic_comment';

function plainString(node) {
  if (node.namedChildren.some(child => child.type !== 'string_content' || child.namedChildren.some(part => part.type === 'interpolation'))) return null;
  if (node.text.startsWith("'''")) return node.text.slice(3, -3).replace(/^\r?\n/, '');
  return node.text.slice(1, -1).replace(/\\u\{([0-9A-Fa-f]+)\}/g, (_, hex) => String.fromCodePoint(parseInt(hex, 16)))
    .replace(/\\([nrt'\\$])/g, (_, c) => ({ n: '\n', r: '\r', t: '\t' })[c] ?? c);
}

function valueOf(node) {
  switch (node.type) {
    case 'object': return objectOf(node);
    case 'array': return node.namedChildren.filter(child => !isComment(child)).map(valueOf);
    case 'string': case 'multiline_string': { const text = plainString(node); return text === null ? { $expression: node.text } : text; }
    case 'number': return Number(node.text);
    case 'boolean': return node.text === 'true';
    case 'null': return null;
    case 'if_statement': { const body = node.namedChildren.find(child => child.type === 'object'); return { $condition: node.namedChildren[0].text, ...objectOf(body) }; }
    case 'for_statement': { const body = node.childForFieldName('body'); return { $for: node.text.slice(0, body.startIndex - node.startIndex).replace(/^\[?/, '').trim(), $body: valueOf(body) }; }
    default: return { $expression: node.text };
  }
}

function objectOf(node) {
  const result = {};
  for (const child of node.namedChildren.filter(child => !isComment(child))) {
    if (child.type === 'object_property') {
      const [key, value] = child.namedChildren.filter(part => !isComment(part));
      result[key.type === 'string' ? plainString(key) ?? key.text : key.text] = value === undefined ? null : valueOf(value);
    }
  }
  return result;
}

function declarationOf(node) {
  const parts = node.namedChildren.filter(child => !isComment(child));
  const identifier = parts.find(child => child.type === 'identifier');
  const strings = parts.filter(child => child.type === 'string');
  const value = parts.at(-1);
  const declaration = { kind: kinds[node.type], name: identifier?.text ?? null, line: node.startPosition.row + 1 };
  if (node.type === 'resource_declaration' || node.type === 'module_declaration') {
    declaration.type = plainString(strings[0]);
    declaration.existing = node.children.some(child => child.type === 'existing');
  }
  declaration.value = value && value !== identifier && !['type', 'decorators'].includes(value.type) ? valueOf(value) : null;
  return declaration;
}

const files = process.argv.slice(2).map(path => {
  // The grammar knows Bicep files alone; in a parameter file `param x = …` assigns, and stands where a variable would.
  const text = readFileSync(path, 'utf8');
  const tree = parser.parse(path.endsWith('.bicepparam') ? text.replace(/^param (?=\w+ =)/gm, 'var ') : text);
  const declarations = tree.rootNode.namedChildren.filter(node => kinds[node.type]).map(declarationOf);
  return { path, errors: errorsOf(tree.rootNode), declarations };
});
process.stdout.write(JSON.stringify(files));
