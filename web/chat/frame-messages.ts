/** What the widget and the chat in its frame say to each other: that it was opened, and that it shall close. Nothing else. */
export const frameMessages = { opened: 'selvhjulpen:opened', close: 'selvhjulpen:close' } as const;
