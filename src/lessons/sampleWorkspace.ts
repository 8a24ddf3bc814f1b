// A sample as a workspace of its own.
import { workspaceOf } from './lessonWorkspace.ts';
import type { Sample } from './samples.ts';
import type { Workspace } from '#workspace/workspace.ts';

export const sampleWorkspace = ({ documents, name, selection }: Sample): Workspace => ({
  ...workspaceOf(name, documents),
  view: selection === undefined ? {} : { selection },
});
