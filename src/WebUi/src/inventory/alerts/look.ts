import type { AlertSeverity } from '../../api/alerts'
import { text } from '../../text/en'
import { date, timeOfDay } from '../../text/formats'
import type { Look } from '../../ui/state'

const LOOKS: Record<AlertSeverity, Look> = {
  critical: { glyph: '✖', tone: 'bad', word: text.alerts.severities.critical },
  warning: { glyph: '▲', tone: 'warn', word: text.alerts.severities.warning },
  info: { glyph: 'ℹ', tone: 'info', word: text.alerts.severities.info },
}

export const severityLook = (severity: AlertSeverity): Look => LOOKS[severity] ?? { glyph: '?', tone: 'unknown', word: severity }

/** When a mute ends. */
export const untilOf = (time: string) => `${date(time)}, ${timeOfDay(time)}`
