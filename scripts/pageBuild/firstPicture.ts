import { runnerImport, type Plugin } from 'vite';

const FIRST_PICTURE = 'virtual:first-picture';

/**
 * The analysis of the start sample, made by the engine while building: a newcomer sees it before the engine is even
 * loaded, and nothing checked in can go stale.
 */
export function firstPicture(): Plugin {
  return {
    name: 'first-picture',
    resolveId: (id) => (id === FIRST_PICTURE ? `\0${FIRST_PICTURE}` : undefined),
    async load(id) {
      if (id !== `\0${FIRST_PICTURE}`) return undefined;
      const { module, dependencies } = await runnerImport<{ firstAnalysis(): unknown }>(
        '/src/engine/firstAnalysis.ts',
        { configFile: false, logLevel: 'error' },
      );
      for (const file of dependencies) this.addWatchFile(file);
      // JSON.parse of a string is quicker to start than the same data as JavaScript
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(module.firstAnalysis()))})`;
    },
  };
}
