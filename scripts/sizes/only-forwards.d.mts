/** Whether every statement of the file takes something in or hands it on. */
export function onlyForwards(file: string, text: string): boolean;
