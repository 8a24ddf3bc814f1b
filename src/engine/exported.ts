// Files for other programs, made by the engine where the model is: a large estate does not stop the page.
import { EXPORT_FORMATS, type ExportId, type Material } from '#exports/exportFormats.ts';
import type { Theme } from '#graph/look.ts';
import type { Placement } from '#graph/placement.ts';
import { asksForResources } from '#graph/hidden.ts';
import { tellGraph } from '#graph/tellGraph.ts';
import { visibleGraph } from '#graph/visibleGraph.ts';
import { place } from '#layout/place.ts';
import { mapInSteps, saying, type Steps } from '#steps/steps.ts';
import type { ViewChoices } from '#workspace/workspace.ts';
import type { Judged, Source } from './engine.ts';

export interface ExportOrder {
  readonly format: ExportId;
  readonly view: ViewChoices;
  readonly theme: Theme;
  /** As it stands on the screen; absent: placed afresh. */
  readonly placement?: Placement;
  /** To be put inside, where the format has room for it. */
  readonly link?: string;
}

const TELLING = { doing: 'Telling every edge', unit: 'edges' } as const;

/** Afterwards everything that was judged is told, and telling it again costs nothing. */
function* tellEverything({ book, full, tell }: Judged): Steps<void> {
  yield* mapInSteps(book.model.principals, ({ record }) => book.tellAccess(record.arn), {
    doing: 'Looking at what everybody may use',
    unit: 'principals',
  });
  yield* mapInSteps(full().edges, ({ id }) => tell(id), TELLING);
}

/** The file as text, of what was judged last. */
export function* exported(
  { judged, source }: { readonly judged: Judged; readonly source: Source },
  { format, link, placement, theme, view }: ExportOrder,
): Steps<string> {
  const { of, write } = EXPORT_FORMATS[format];
  // The estate file is of what was read, not of what was judged.
  if (of === 'everything' && format !== 'estate') yield* tellEverything(judged);
  if (format === 'markdown')
    yield* saying({ doing: 'Looking for mistakes', done: 0, of: 0 }, judged.findingsInSteps());
  const shown = () =>
    tellGraph(visibleGraph(asksForResources(view) ? judged.full() : judged.graph, view), judged.tell);
  const material: Material = {
    whole: () => tellGraph(judged.full(), judged.tell),
    shown,
    placement: () => placement ?? place(shown(), view.pins),
    inventory: () => judged.model.inventory,
    problems: () => judged.findings().problems,
    documents: source.documents,
    theme,
    ...(link === undefined ? {} : { link }),
  };
  yield { doing: 'Writing the file', done: 0, of: 0 };
  return yield* write(material);
}
