/** `text` without what XML 1.0 forbids: control characters but tab and line ends, lone surrogates, U+FFFE and U+FFFF. */
export const xmlText = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- exactly the characters XML 1.0 forbids
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '');
