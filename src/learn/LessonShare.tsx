// A finished lesson leaves as a link or as a file: no server in between.
import { useState } from 'react';
import { lessonFile, lessonLink } from '#course/authoring.ts';
import { copyText } from '#parts/copyText.ts';
import { download } from '#commands/download.ts';
import { fitsWhere } from '#commands/shareLink.ts';
import type { Workspace } from '#workspace/workspace.ts';

interface Props {
  readonly lesson: Workspace;
  readonly ready: boolean;
  readonly onTry: () => void;
}

export function LessonShare({ lesson, ready, onTry }: Props) {
  const [told, setTold] = useState('');
  const copy = async () => {
    const link = lessonLink(lesson);
    setTold(
      (await copyText(link))
        ? `Copied: ${link.length.toLocaleString('en')} characters. ${fitsWhere(link.length).fits}`
        : 'The browser does not let this page copy. Save the lesson as a file instead.',
    );
  };
  const save = () => {
    const { name, text } = lessonFile(lesson);
    download(name, text);
    setTold(`Saved as ${name}. Whoever drops it on this page has the lesson.`);
  };
  return (
    <div className="author-share">
      <button type="button" className="learn-button learn-main" disabled={!ready} onClick={() => void copy()}>
        Copy the link of the lesson
      </button>
      <button type="button" className="learn-button" disabled={!ready} onClick={save}>
        Save it as a file
      </button>
      <button type="button" className="learn-button" disabled={!ready} onClick={onTry}>
        Try it
      </button>
      <output>{told}</output>
    </div>
  );
}
