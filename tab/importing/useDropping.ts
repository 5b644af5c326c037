import { useState, type DragEvent } from 'react';

/** A file may be dropped anywhere on the page: next to the zone, a browser would open it and leave the page. */
export function useDropping(choose: (file: File) => void) {
  const [isOver, setOver] = useState(false);
  const handlers = {
    onDragOver(event: DragEvent) {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave(event: DragEvent) {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
    },
    onDrop(event: DragEvent) {
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer.files[0];
      if (file) choose(file);
    },
  };
  return { isOver, handlers };
}
