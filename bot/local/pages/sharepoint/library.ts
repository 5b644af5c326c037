/** A file of the library as `GET /local/sharepoint/files` lists it. */
export interface FiledDocument {
  path: string;
  size: number;
  webUrl: string;
  columns: Record<string, unknown>;
  createdAt: string;
  modifiedAt: string;
  quickXorHash: string;
}

export interface Folder {
  path: string;
  name: string;
  /** Files in it, at any depth. */
  files: number;
  /** Of the file in it that changed last. */
  modifiedAt: string;
}

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** `pdf`, `xlsx`, …; '' without one. */
export const kindOf = (path: string): string => /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';

/** What lies directly in a folder; '' is the library itself. */
export function inFolder(all: readonly FiledDocument[], folder: string): { folders: Folder[]; files: FiledDocument[] } {
  const start = folder && `${folder}/`;
  const folders = new Map<string, Folder>();
  const files: FiledDocument[] = [];
  for (const file of all.filter(({ path }) => path.startsWith(start))) {
    const [name, ...deeper] = file.path.slice(start.length).split('/') as [string, ...string[]];
    if (deeper.length === 0) files.push(file);
    else folders.set(name, grown(folders.get(name) ?? { path: start + name, name, files: 0, modifiedAt: '' }, file));
  }
  return { folders: [...folders.values()], files };
}

const grown = (folder: Folder, { modifiedAt }: FiledDocument): Folder => ({
  ...folder,
  files: folder.files + 1,
  modifiedAt: modifiedAt > folder.modifiedAt ? modifiedAt : folder.modifiedAt,
});

/** The files at or below a folder whose name or description has every word. */
export function search(all: readonly FiledDocument[], folder: string, text: string): FiledDocument[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return inOrBelow(all, folder).filter(({ path, columns }) => {
    const read = `${nameOf(path)} ${String(columns.uraianBerkas ?? '')}`.toLowerCase();
    return words.every(word => read.includes(word));
  });
}

const inOrBelow = (all: readonly FiledDocument[], folder: string): FiledDocument[] =>
  all.filter(({ path }) => !folder || path.startsWith(`${folder}/`));

/** The folders on the way to a path, from the library down. */
export const wayTo = (path: string): string[] =>
  path
    .split('/')
    .filter(Boolean)
    .map((_, index, names) => names.slice(0, index + 1).join('/'));
