import { guestPath } from '../../../inventory/reads'
import { GUEST_CHARTS } from '../../../inventory/rrd/charts'
import { RrdCharts } from '../../../inventory/rrd/RrdCharts'
import type { GuestTabProps } from '../tabs'

export default function MonitoringTab({ guest, search, onSearch }: GuestTabProps) {
  return <RrdCharts controller={guest.controller_id} of={guestPath(guest)} charts={GUEST_CHARTS} search={search} onSearch={onSearch} />
}
