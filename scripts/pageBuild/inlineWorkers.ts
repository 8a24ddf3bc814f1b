// For the single file: a worker's whole program as text in the page, and an address that is made of it at run time.
import { build, type Plugin } from 'vite';

const ASKED = '?worker&url';
const OURS = '\0inline-worker:';

export function inlineWorkers(): Plugin {
  return {
    name: 'inline-workers',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!source.endsWith(ASKED)) return undefined;
      const found = await this.resolve(source.slice(0, -ASKED.length), importer, { skipSelf: true });
      return found && `${OURS}${found.id}`;
    },
    async load(id) {
      if (!id.startsWith(OURS)) return undefined;
      const built = await build({
        configFile: false,
        logLevel: 'error',
        publicDir: false,
        build: {
          write: false,
          target: 'es2023',
          assetsInlineLimit: Number.MAX_SAFE_INTEGER,
          modulePreload: false,
          rolldownOptions: {
            input: id.slice(OURS.length),
            checks: { eval: false },
            // files on disk may start plain scripts only
            output: { codeSplitting: false, format: 'iife' },
          },
        },
      });
      if (Array.isArray(built) || !('output' in built) || built.output.length !== 1)
        throw new Error(`${id} is not one file.`);
      const source = JSON.stringify(built.output[0].code);
      return `export default URL.createObjectURL(new Blob([${source}], { type: 'text/javascript' }))`;
    },
  };
}
