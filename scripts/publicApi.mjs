// What the compiler knows about every exported component and hook: its description, and those of its props or of what
// it returns, as far as they are declared here. react-docgen reads one file at a time, so it misses a component behind
// a call or a cast (`slot('Button', …)`), and props created by `Omit<…>`.
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './entries.mjs';

// TypeScript 7 has no JavaScript API, so this uses the compiler of API Extractor
const require = createRequire(createRequire(import.meta.url).resolve('@microsoft/api-extractor'));
/** @type {typeof import('../node_modules/@microsoft/api-extractor/node_modules/typescript/lib/typescript.js')} */
const ts = require('typescript');

/** @typedef {import('../node_modules/@microsoft/api-extractor/node_modules/typescript/lib/typescript.js').Symbol} Declared */
/** @typedef {{ type: string; required: boolean; description: string; byDefault?: string }} Prop */
/** @typedef {{ description: string; props: Record<string, Prop> }} Component */
/** @typedef {{ description: string; call: string; returns: Record<string, Prop> }} Hook */

/** @returns {{ components: Record<string, Component>; hooks: Record<string, Hook> }} by their names */
export function publicApi() {
  const files = ['src/index.ts', 'src/admin.ts', 'src/approval.ts'].map((file) => path.join(root, file));
  const json = { target: 'es2022', module: 'nodenext', jsx: 'react-jsx', strict: true, skipLibCheck: true, types: [] };
  const program = ts.createProgram(files, ts.convertCompilerOptionsFromJson(json, root).options);
  const checker = program.getTypeChecker();
  /** @type {Record<string, Component>} */
  const components = {};
  /** @type {Record<string, Hook>} */
  const hooks = {};
  for (const source of files.map((file) => program.getSourceFile(file))) {
    const module = source && checker.getSymbolAtLocation(source);
    if (!module) throw new Error('One of src/index.ts, src/admin.ts and src/approval.ts exports nothing.');
    for (const exported of checker.getExportsOfModule(module)) {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      const [signature] =
        symbol.flags & ts.SymbolFlags.Value ? checker.getTypeOfSymbol(symbol).getCallSignatures() : [];
      const [given] = signature?.parameters ?? [];
      const description = textOf(symbol.getDocumentationComment(checker));
      if (signature && /^use[A-Z]/.test(symbol.name)) {
        const call = checker.signatureToString(signature, source).replace(/import\("[^"]*"\)\./g, '');
        hooks[symbol.name] = { description, call, returns: tableOf(signature.getReturnType()) };
      } else if (given && /^[A-Z]/.test(symbol.name))
        components[symbol.name] = { description, props: tableOf(checker.getTypeOfSymbol(given)) };
    }
  }
  return { components, hooks };

  /** @param {import('../node_modules/@microsoft/api-extractor/node_modules/typescript/lib/typescript.js').Type} type */
  function tableOf(type) {
    const props = checker.getPropertiesOfType(type).filter(isOurs);
    return Object.fromEntries(props.map((prop) => [prop.name, rowOf(prop)]));
  }

  /** @param {Declared} prop @returns {Prop} */
  function rowOf(prop) {
    const tags = prop.getJsDocTags(checker);
    const byDefault = tags.find(({ name }) => name === 'default')?.text;
    return {
      type: typeOf(prop),
      required: !(prop.flags & ts.SymbolFlags.Optional),
      description: textOf(prop.getDocumentationComment(checker)),
      ...(byDefault && { byDefault: textOf(byDefault) }),
    };
  }

  /** The type as it is written, which says more than its expanded form. @param {Declared} prop */
  function typeOf(prop) {
    const [declaration] = prop.declarations ?? [];
    const written = declaration && 'type' in declaration ? /** @type {{ type?: any }} */ (declaration).type : undefined;
    const type = written?.getText() ?? checker.typeToString(checker.getTypeOfSymbol(prop));
    return type
      .replace(/\s+/g, ' ')
      .replace(/ \| undefined$/, '')
      .replace(/^\((.+)\)$/, '$1');
  }
}

/** Neither an attribute that React allows on every element, nor an internal one. @param {Declared} prop */
function isOurs(prop) {
  const declared = prop.declarations ?? [];
  return (
    declared.some((declaration) => !declaration.getSourceFile().fileName.includes('/node_modules/')) &&
    !prop.getJsDocTags().some(({ name }) => name === 'internal')
  );
}

/** @param {import('../node_modules/@microsoft/api-extractor/node_modules/typescript/lib/typescript.js').SymbolDisplayPart[]} parts */
function textOf(parts) {
  return ts.displayPartsToString(parts).replace(/\{@link (\w+)\}/g, '`$1`');
}
