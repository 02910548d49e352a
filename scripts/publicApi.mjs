// @ts-nocheck The types of this API are those of another TypeScript than the one that checks.
// What the built package exports, read from its declarations: for each component its props, for each hook what it takes
// and returns, with their JSDoc. The pages for language models are made from it.
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './entries.mjs';

// TypeScript 7 has no API yet. API Extractor brings the last version that has one.
const require = createRequire(createRequire(import.meta.url).resolve('@microsoft/api-extractor'));
const ts = require('typescript');

/**
 * @typedef {{ name: string; type: string; required: boolean; description: string; default: string | undefined }} Prop
 * @typedef {{ name: string; kind: 'component' | 'hook' | 'other'; description: string; props: Prop[]; type: string; returns: Prop[] }} Export
 */

/**
 * @param {string} declarations such as dist/index.d.ts
 * @returns {Export[]} in the order of their names
 */
export function publicApi(declarations) {
  const file = path.join(root, declarations);
  const program = ts.createProgram([file], {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    types: [],
    jsx: ts.JsxEmit.ReactJSX,
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const symbol = source && checker.getSymbolAtLocation(source);
  if (!symbol) throw new Error(`${declarations} is missing. Run \`npm run build\` first.`);
  return checker
    .getExportsOfModule(symbol)
    .map((exported) => (exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported))
    .filter(({ flags }) => flags & (ts.SymbolFlags.Function | ts.SymbolFlags.Variable | ts.SymbolFlags.Class))
    .map((exported) => describe(exported))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
  function describe(exported) {
    const type = checker.getTypeOfSymbol(exported);
    const [signature] = type.getCallSignatures();
    const kind = /^use[A-Z]/.test(exported.name)
      ? 'hook'
      : /^[A-Z]/.test(exported.name) && signature
        ? 'component'
        : 'other';
    const [props] = signature?.getParameters() ?? [];
    return {
      name: exported.name,
      kind: /** @type {Export['kind']} */ (kind),
      description: textOf(exported),
      props: kind === 'component' && props ? propsOf(checker.getTypeOfSymbol(props)) : [],
      returns: signature && kind === 'hook' ? propsOf(signature.getReturnType()) : [],
      type:
        signature && kind === 'hook'
          ? checker.signatureToString(signature, source).replace(/import\("[^"]*"\)\./g, '')
          : '',
    };
  }
  function propsOf(type) {
    return checker
      .getPropertiesOfType(type)
      .filter((prop) => prop.declarations?.some((at) => !at.getSourceFile().fileName.includes('node_modules')))
      .filter((prop) => !prop.getJsDocTags(checker).some(({ name }) => name === 'internal'))
      .map((prop) => ({
        name: prop.name,
        type: typeOf(prop),
        required: !(prop.flags & ts.SymbolFlags.Optional),
        description: textOf(prop),
        default:
          ts.displayPartsToString(prop.getJsDocTags(checker).find(({ name }) => name === 'default')?.text) || undefined,
      }))
      .sort((a, b) => Number(b.required) - Number(a.required) || a.name.localeCompare(b.name, 'en'));
  }

  /**
   * As it is declared: resolved, the messages alone would fill pages.
   */
  function typeOf(prop) {
    const declared = prop.declarations?.find(ts.isPropertySignature)?.type?.getText();
    const type = declared ?? checker.typeToString(checker.getTypeOfSymbol(prop), source);
    return type
      .replace(/ \| undefined$/, '')
      .replace(/^\((.*)\)$/s, '$1')
      .replace(/\s+/g, ' ');
  }
  function textOf(symbol) {
    return ts
      .displayPartsToString(symbol.getDocumentationComment(checker))
      .replace(/\{@link (\w+)\}/g, '`$1`')
      .replace(/\s*\n\s*/g, ' ');
  }
}
