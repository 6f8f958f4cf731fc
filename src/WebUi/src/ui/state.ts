import type { ControllerStatus } from '../api/types'
import { text } from '../text/en'

export type Tone = 'ok' | 'warn' | 'bad' | 'info' | 'unknown' | 'muted'

export interface Look {
  glyph: string
  tone: Tone
  word: string
}

const look = (glyph: string, tone: Tone, word: string): Look => ({ glyph, tone, word })

const CONTROLLER: Record<ControllerStatus, Look> = {
  online: look('✔', 'ok', text.status.online),
  pending: look('⟳', 'info', text.status.pending),
  unreachable: look('✖', 'bad', text.status.unreachable),
  unauthorized: look('✖', 'bad', text.status.unauthorized),
  untrusted: look('✖', 'bad', text.status.untrusted),
  error: look('✖', 'bad', text.status.error),
  disabled: look('■', 'muted', text.status.disabled),
}

const OBJECT: Record<string, Look> = {
  running: look('▶', 'ok', text.status.running),
  online: look('✔', 'ok', text.status.online),
  available: look('✔', 'ok', text.status.available),
  stopped: look('■', 'muted', text.status.stopped),
  paused: look('‖', 'info', text.status.paused),
  suspended: look('‖', 'info', text.status.suspended),
  offline: look('✖', 'bad', text.status.offline),
  inactive: look('✖', 'bad', text.storage.inactive),
}

export const controllerLook = (status: ControllerStatus): Look => CONTROLLER[status] ?? look('?', 'unknown', status)

/** A guest's, node's or storage's. Of what a cluster said last, it says so. */
export function objectLook(status: string, stale: boolean): Look {
  const known = OBJECT[status] ?? look('?', 'unknown', status)
  return stale ? look('◌', 'warn', text.status.last(known.word)) : known
}

export const WARN_PERCENT = 80
export const BAD_PERCENT = 95

export const loadTone = (percent: number): Tone | undefined => (percent > BAD_PERCENT ? 'bad' : percent > WARN_PERCENT ? 'warn' : undefined)
