// The parts of the engine that the bench asks, bundled as the page and the command line have them.
export { authorize } from '#iam/authorize.ts';
export { contextOf, known } from '#iam/context.ts';
export { parsePolicy } from '#language/grammar.ts';
export { read } from '#import/read.ts';
export { prepare } from '#decision/model.ts';
export { assumeWords } from '#assume/assumeWords.ts';
export { assumeEdges } from '#assume/assumeEdges.ts';
export { resourceAccess } from '#assume/resourceAccess.ts';
export { analyse, draw, judge } from '#engine/engine.ts';
export { createDesk } from '#engine/engineDesk.ts';
export { packAnswer } from '#engine/packedAnswer.ts';
export { createPacker } from '#engine/texts.ts';
export { decodeLink, encodeLink } from '#share/link.ts';
export { emptyWorkspace } from '#workspace/workspace.ts';
export { pairsOf } from '#decision/pairs.ts';
// What `npm run bench layout` compares.
export { nodeWidth } from '#graph/nodeSize.ts';
export { pillOf } from '#graph/pill.ts';
export { SIZE } from '#graph/look.ts';
export { testGraph } from '#graph/testGraph.ts';
export { textWidth } from '#graph/textWidth.ts';
export { placeInLayers } from '#layered/layeredPlace.ts';
export { place } from '#layout/place.ts';
export { prepareReading } from '#import/textReaders.ts';
export { SAMPLES } from '#lessons/samples.ts';
export { sampleWorkspace } from '#lessons/sampleWorkspace.ts';
export { toSvg } from '#exports/svg.ts';
