const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen', dateStyle: 'short' });

/** The local date in Denmark, YYYY-MM-DD. */
export const danishDay = (date: Date): string => format.format(date);
