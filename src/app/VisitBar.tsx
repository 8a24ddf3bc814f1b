import { runCommand } from '#commands/commands.ts';
import { useLocal } from '#session/local.ts';
import { useWorkspace } from '#session/truth.ts';

/** Somebody else's graph or a lesson is open; the visitor's own work waits untouched. */
export function VisitBar() {
  const visiting = useLocal((local) => local.visiting);
  const isLesson = useWorkspace((w) => w.lesson !== undefined);
  if (visiting === null) return null;
  const what = isLesson ? 'Lesson' : 'Shared graph';
  return (
    <section className="app-visit" aria-label={what}>
      <p>
        <strong>{what}</strong> <span className="app-visit-name">{visiting.name}</span>
        <span className="app-visit-note"> · your own work is kept as it was</span>
      </p>
      {isLesson ? (
        <button type="button" className="app-button" onClick={() => runCommand('learn')}>
          All lessons
        </button>
      ) : (
        <button type="button" className="app-button" onClick={() => runCommand('keep-copy')}>
          Keep a copy
        </button>
      )}
      <button type="button" className="app-button" onClick={() => runCommand('back-to-mine')}>
        Back to mine
      </button>
    </section>
  );
}
