// A file for another program, ordered from the engine as the page shows the graph now.
import type { ExportId } from '#exports/exportFormats.ts';
import type { Theme } from '#graph/look.ts';
import { ask } from '#session/answers.ts';
import { derivedStore } from '#session/derived.ts';
import { getWorkspace } from '#session/truth.ts';
import type { AskOptions } from '#workers/workerClient.ts';

interface Wanted {
  readonly format: ExportId;
  readonly theme: Theme;
  /** The graph itself goes into the file, where the format has room for it. */
  readonly inside: boolean;
}

async function linkOfNow(signal?: AbortSignal): Promise<string | null> {
  const { makeLinkAway } = await import('#workers/links.ts');
  return makeLinkAway(getWorkspace(), signal);
}

/** Its text; null: the engine has no answer. */
export async function exportFile(
  { format, theme, inside }: Wanted,
  asking?: AskOptions,
): Promise<string | null> {
  const { view } = getWorkspace();
  const placement = derivedStore.getState().analysis?.placement;
  const link = inside ? await linkOfNow(asking?.signal) : null;
  const order = {
    format,
    view,
    theme,
    ...(placement === undefined ? {} : { placement }),
    ...(link === null ? {} : { link }),
  };
  return ask({ kind: 'export', order }, asking);
}
