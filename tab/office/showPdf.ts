/** In a window of its own, from which it is printed; where none may open, as a file. */
export function showPdf(pdf: Blob, name: string): void {
  const url = URL.createObjectURL(pdf);
  if (!window.open(url, '_blank')) {
    const link = Object.assign(document.createElement('a'), { href: url, download: name });
    link.click();
  }
  // The new window has to have read it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
