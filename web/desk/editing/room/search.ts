/** Words as they are compared: small letters without accents; æ, ø and å as those write them who have no such keys. */
export const folded = (text: string): string =>
  text.toLowerCase().replaceAll('æ', 'ae').replaceAll('ø', 'oe').replaceAll('å', 'aa').normalize('NFD').replace(/\p{M}/gu, '');

/** Whether every word that was typed stands somewhere in a text, which has been folded. */
export const matcher = (typed: string): ((foldedText: string) => boolean) => {
  const wanted = folded(typed).split(/[^\p{L}\p{N}.]+/u).filter((word) => word !== '');
  return (text) => wanted.every((word) => text.includes(word));
};
