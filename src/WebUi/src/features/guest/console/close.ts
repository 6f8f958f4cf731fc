import { text } from '../../../text/en'

const words = text.pages.console

// As the server closes; what is left out is a line that broke, which is worth another try.
const ENDS: Record<number, { said: string; again: boolean }> = {
  1000: { said: words.ended, again: false },
  1001: { said: words.serverStopped, again: true },
  1002: { said: words.notUnderstood, again: false },
  1008: { said: words.accessEnded, again: false },
  1011: { said: words.clusterEnded, again: true },
  4001: { said: words.idle, again: false },
  4002: { said: words.tooLong, again: false },
}

/** Why a console ended, in words, and whether asking again makes sense by itself. */
export function closed(code: number, reason: string): { said: string; again: boolean } {
  const end = ENDS[code] ?? { said: words.lost, again: true }
  return { said: reason || end.said, again: end.again }
}
