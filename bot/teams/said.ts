/** What is said to the bot, without the mention of the app before it and the marks that end a sentence. */
export const saidIn = (text: string): string => text.replace(/^\s*(?:<at>[^<]*<\/at>)?\s*/i, '').replace(/\s*[.?!]*\s*$/, '');
