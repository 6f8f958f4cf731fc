import { KINDS, SEVERITIES, type AlertKind, type AlertSeverity } from '../../api/alerts'
import { known, word } from '../../ui/search'

export const TABS = ['active', 'muted', 'history'] as const
export type AlertTab = (typeof TABS)[number]

export interface AlertSearch {
  tab?: AlertTab
  q?: string
  kind?: AlertKind
  severity?: AlertSeverity
  cluster?: string
}

export const alertSearch = (search: Record<string, unknown>): AlertSearch => ({
  tab: known(search.tab, TABS),
  q: word(search.q),
  kind: known(search.kind, KINDS),
  severity: known(search.severity, SEVERITIES),
  cluster: word(search.cluster),
})
