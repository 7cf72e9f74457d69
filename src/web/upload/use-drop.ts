import { useEffect, useState } from 'react';
import { droppedFiles, type FilesToSend } from './dropped-files.ts';

/** The browser tells again and again that something is held over the page; after such a silence it is no longer. */
const silenceMs = 1000;

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** The whole window takes files; true while some are held over it. */
export const useDrop = (onFiles: (files: FilesToSend) => void): boolean => {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    let silence: ReturnType<typeof setTimeout> | undefined;
    const leave = (): void => {
      clearTimeout(silence);
      setOver(false);
    };
    const over = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      clearTimeout(silence);
      silence = setTimeout(leave, silenceMs);
      setOver(true);
    };
    const left = (event: DragEvent): void => {
      if (event.relatedTarget === null) leave();
    };
    const drop = (event: DragEvent): void => {
      if (!carriesFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      leave();
      void droppedFiles(event.dataTransfer).then(onFiles);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', left);
    window.addEventListener('drop', drop);
    return () => {
      clearTimeout(silence);
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', left);
      window.removeEventListener('drop', drop);
    };
  }, [onFiles]);
  return isOver;
};
