import type { Workspace } from '#workspace/workspace.ts';
import { findLesson } from './lessons.ts';
import { lessonWorkspace } from './lessonWorkspace.ts';

/** The start of a lesson of the course; null: there is none with this id. */
export function lessonAt(id: string): Workspace | null {
  const lesson = findLesson(id);
  return lesson === undefined ? null : lessonWorkspace(lesson);
}
