import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { GuestConfig } from '../../../api/pages'
import { guestDetail } from '../../../inventory/guests/queries'
import { clusterRead, clusterTasks, guestPath, guestRead, nodePath, rrd } from '../../../inventory/reads'
import { nodeDetail } from '../../../inventory/nodes/queries'
import { GUEST_CHARTS } from '../../../inventory/rrd/charts'
import { RrdCharts } from '../../../inventory/rrd/RrdCharts'
import { clusterStorage } from '../../../inventory/storage/queries'
import { text } from '../../../text/en'
import { bytes, cores, iso, percentExact } from '../../../text/formats'
import { Bar } from '../../../ui/Bar'
import { Facts } from '../../../ui/Facts'
import { Time } from '../../../ui/Time'
import { Timeline } from '../../../ui/Timeline'
import type { BackupAgeReport } from '../../../api/pages'
import { Addresses } from '../parts/Addresses'
import type { GuestTabProps } from '../tabs'
import { whySlow } from '../whySlow'

const words = text.pages.guest
const SHOWN = ['cpu', 'memory', 'network', 'disk']
const EVENTS = 6

export default function SummaryTab({ guest, search, onSearch }: GuestTabProps) {
  const running = guest.status === 'running'
  const { head } = text.guests
  const config = useQuery(guestRead<GuestConfig>(guest, '/config'))
  const points = useQuery({ ...rrd(guest.controller_id, guestPath(guest), 'hour'), enabled: running })
  const nodePoints = useQuery({ ...rrd(guest.controller_id, nodePath(guest.node), 'hour'), enabled: running })
  const node = useQuery(nodeDetail(guest.controller_id, guest.node))
  const tasks = useQuery(clusterTasks(guest.controller_id))
  const storages = useQuery(clusterStorage(guest.controller_id))
  const backups = useQuery({ ...clusterRead<BackupAgeReport>(guest.controller_id, '/backup/age-report'), staleTime: 5 * 60_000 })
  const detail = useQuery(guestDetail(guest))
  const backup = backups.data?.vms.find((each) => each.vmid === guest.vmid)
  const reasons = useMemo(
    () => whySlow({ guest, points: points.data ?? [], nodePoints: nodePoints.data ?? [], node: node.data, config: config.data, tasks: tasks.data ?? [], storages: storages.data?.items ?? [] }),
    [guest, points.data, nodePoints.data, node.data, config.data, tasks.data, storages.data],
  )
  const unread = [points, node, config].some((query) => query.isError)
  const charts = useMemo(() => GUEST_CHARTS.filter((chart) => SHOWN.includes(chart.id)), [])
  const note = config.data?.description ? String(config.data.description) : undefined
  return (
    <div className="summary">
      <section className={guest.stale ? 'card hatched' : 'card'} aria-labelledby="guest-facts">
        <h2 id="guest-facts">{words.facts}</h2>
        <Facts
          facts={[
            running && [head.cpu, <><Bar label={head.cpu} value={guest.cpu_percent} /> {text.guests.cpuOf(percentExact(guest.cpu_percent), cores(guest.cpu_cores))}</>],
            !running && [head.vcpu, cores(guest.cpu_cores)],
            running && [head.mem, <><Bar label={head.mem} value={guest.memory_percent} /> {text.guests.usedOf(bytes(guest.memory_used_bytes), bytes(guest.memory_bytes))}</>],
            !running && [head.mem, bytes(guest.memory_bytes)],
            [head.disk, guest.disk_used_bytes ? text.guests.usedOf(bytes(guest.disk_used_bytes), bytes(guest.disk_bytes)) : bytes(guest.disk_bytes)],
            running && [words.addresses, <Addresses key="addresses" guest={guest} />],
            [words.system, config.data?.ostype ? ((words.systems as Record<string, string>)[String(config.data.ostype)] ?? String(config.data.ostype)) : text.common.none],
            [words.backup, backup?.last_backup_time ? <Time key="backup" at={backup.last_backup_time} /> : backup?.standing === 'unknown' || !backup ? text.status.unknown : <span key="never" data-tone="warn"><span aria-hidden="true">▲ </span>{words.neverBackedUp}</span>],
            [head.ha, guest.ha_state ?? words.noHa],
            guest.pool && [head.pool, guest.pool],
            [words.boot, config.data ? (Number(config.data.onboot) ? text.common.yes : text.common.no) : text.common.none],
            Boolean(Number(config.data?.protection)) && [words.protection, text.common.yes],
          ]}
        />
        {note && <><h3>{words.notes}</h3><p className="notes">{decode(note)}</p></>}
      </section>
      <div className="stack-wide">
        <section className="card" aria-labelledby="guest-why">
          <h2 id="guest-why">{words.why}</h2>
          {!running ? <p className="muted">{words.notRunning}</p>
            : reasons.length === 0 ? <p className="muted">{points.isPending ? `${text.common.loading}…` : words.noReason}</p>
            : (
              <ul className="reasons">
                {reasons.map((reason) => (
                  <li key={reason.id}>
                    <span className="glyph" data-tone={reason.tone} aria-hidden="true">{reason.tone === 'bad' ? '✖' : reason.tone === 'warn' ? '▲' : '·'}</span>
                    <span>{reason.text}{reason.since && <span className="muted"> {words.since} <Time at={iso(reason.since)} /></span>}</span>
                  </li>
                ))}
              </ul>
            )}
          {unread && <p className="muted small">{words.partly}</p>}
        </section>
        <section className="card" aria-labelledby="guest-events">
          <h2 id="guest-events">{text.guests.timeline}</h2>
          <Timeline entries={(detail.data?.timeline ?? []).slice(0, EVENTS)} empty={text.guests.noTimeline} />
          <Link className="way" to="/c/$controller/g/$type/$vmid/$tab" params={{ controller: guest.controller_id, type: guest.vm_type, vmid: String(guest.vmid), tab: 'timeline' }}>{words.wholeTimeline}</Link>
        </section>
      </div>
      {!guest.template && <div className="summary-charts"><RrdCharts controller={guest.controller_id} of={guestPath(guest)} charts={charts} search={search} onSearch={onSearch} /></div>}
    </div>
  )
}

// Proxmox VE keeps some notes percent-encoded.
function decode(note: string) {
  try {
    return decodeURIComponent(note)
  } catch {
    return note
  }
}
