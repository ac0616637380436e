// Answers of the control endpoint: JSON always, an error with what happened, what it means and what to do.

export function replyControl(status: number, body: unknown, headers: [string, string][] = []): Response {
  return Response.json(body, { status, headers: [['cache-control', 'no-store'], ...headers] });
}

export function refuseControl(
  status: number,
  message: string,
  { meaning, fix }: { meaning: string; fix: string },
  headers: [string, string][] = [],
): Response {
  return replyControl(status, { error: { message, meaning, fix } }, headers);
}
