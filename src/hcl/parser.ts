// The grammar: tree-sitter-hcl, run by web-tree-sitter. Both are WebAssembly, and travel inside a chunk of their own as
// text, because the page may fetch nothing.
import type { Parser } from 'web-tree-sitter';

let parser: Parser | null = null;
let loading: Promise<void> | null = null;

/** `data:application/wasm;base64,…` */
function bytesOf(url: string): Uint8Array {
  const packed = atob(url.slice(url.indexOf(',') + 1));
  return Uint8Array.from(packed, (c) => c.charCodeAt(0));
}

async function load(): Promise<void> {
  const [library, runtime, grammar] = await Promise.all([
    import('web-tree-sitter'),
    import('web-tree-sitter/web-tree-sitter.wasm?url&inline'),
    import('@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm?url&inline'),
  ]);
  await library.Parser.init({ wasmBinary: bytesOf(runtime.default) });
  const language = await library.Language.load(bytesOf(grammar.default));
  parser = new library.Parser().setLanguage(language);
}

/** Loads the grammar once; tried again after a failure. */
export function prepareParser(): Promise<void> {
  loading ??= load().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** null: not loaded. */
export const hclParser = (): Parser | null => parser;
