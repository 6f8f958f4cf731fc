import { text } from '../../../text/en'

const words = text.pages.console
const NORMAL = 1000
const GOING = 1001
const POLICY = 1008
const FAILED = 1011
const LATER = 1013

/** Why a console ended, in words, and whether asking again makes sense by itself. */
export function closed(code: number, reason: string): { said: string; again: boolean } {
  if (code === POLICY) return { said: reason || words.accessEnded, again: false }
  if (code === GOING) return { said: words.serverStopped, again: true }
  if (code === NORMAL) return { said: reason || words.ended, again: false }
  if (code === FAILED || code === LATER) return { said: reason || words.clusterEnded, again: true }
  return { said: reason || words.lost, again: true }
}
