/** Selector of the title of an idea that is shown. */
export const at = (id: string) => `#title-${id}`;
