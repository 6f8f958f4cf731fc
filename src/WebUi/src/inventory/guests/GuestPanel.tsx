import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Guest } from '../../api/types'
import { GuestActions } from '../../plan/actions/GuestActions'
import { ChangeMark } from '../../plan/ChangeMark'
import { text } from '../../text/en'
import { bytes, cores, duration, percentExact } from '../../text/formats'
import { Bar } from '../../ui/Bar'
import { Copy } from '../../ui/Copy'
import { ErrorState } from '../../ui/ErrorState'
import { Facts } from '../../ui/Facts'
import { SidePanel } from '../../ui/SidePanel'
import { objectLook } from '../../ui/state'
import { StatusMark } from '../../ui/StatusMark'
import { Time } from '../../ui/Time'
import { Timeline } from '../../ui/Timeline'
import type { GuestList } from './drift'
import { guestById, guestDetail } from './queries'

/** A guest's values and what happened to it, beside the list that it was picked from. */
export function GuestPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const client = useQueryClient()
  const listed = client.getQueriesData<GuestList>({ queryKey: ['guests'] }).flatMap(([, list]) => list?.items ?? []).find((guest) => guest.id === id)
  const found = useQuery({ ...guestById(id), enabled: !listed })
  const start = listed ?? found.data?.items.find((guest) => guest.id === id)
  const detail = useQuery({ ...guestDetail(start ?? { id, controller_id: '', node: '', vm_type: 'qemu', vmid: 0 }), enabled: start !== undefined })
  const guest = detail.data?.guest ?? start
  return (
    <SidePanel title={guest?.name ?? id} onClose={onClose}>
      {guest && (
        <div className="panel-line">
          <Link className="way" to="/c/$controller/g/$type/$vmid/$tab" params={{ controller: guest.controller_id, type: guest.vm_type, vmid: String(guest.vmid), tab: 'summary' }}>{text.pages.nav.openPage}</Link>
          <span className="spacer" />
          <GuestActions guest={guest} compact />
        </div>
      )}
      {guest ? <Values guest={guest} /> : found.isPending || found.isFetching ? <p className="muted">{text.common.loading}…</p> : <p>{text.error.notYours(text.guests.type.qemu)}</p>}
      {found.isError && <ErrorState what={text.error.load(text.guests.title.toLowerCase())} error={found.error} retry={() => void found.refetch()} />}
      {guest && <h3>{text.guests.timeline}</h3>}
      {detail.data && <Timeline entries={detail.data.timeline} empty={text.guests.noTimeline} />}
      {detail.isError && <ErrorState what={text.error.load(text.guests.timeline.toLowerCase())} error={detail.error} retry={() => void detail.refetch()} />}
    </SidePanel>
  )
}

function Values({ guest }: { guest: Guest }) {
  const { head } = text.guests
  const running = guest.status === 'running'
  return (
    <div className={guest.stale ? 'hatched' : undefined}>
      <p className="panel-line">
        <StatusMark look={objectLook(guest.status, guest.stale)} />
        {guest.stale && <span className="muted">{text.status.stale}, <Time at={guest.as_of} /></span>}
        {running && <span className="muted">{duration(guest.uptime)}</span>}
        {guest.lock && <span className="chip" data-tone="info">{guest.lock}</span>}
        <ChangeMark id={guest.id} />
      </p>
      <Facts
        facts={[
          [head.type, text.guests.typeLong[guest.vm_type]],
          [head.id, <>{guest.vmid} <Copy value={String(guest.vmid)} what={head.id} /></>],
          [head.cluster, guest.controller_name],
          [head.node, guest.node],
          running && [head.cpu, <><Bar label={head.cpu} value={guest.cpu_percent} /> {text.guests.cpuOf(percentExact(guest.cpu_percent), cores(guest.cpu_cores))}</>],
          !running && [head.vcpu, cores(guest.cpu_cores)],
          running && [head.mem, <><Bar label={head.mem} value={guest.memory_percent} /> {text.guests.usedOf(bytes(guest.memory_used_bytes), bytes(guest.memory_bytes))}</>],
          !running && [head.mem, bytes(guest.memory_bytes)],
          [head.disk, guest.disk_used_bytes ? text.guests.usedOf(bytes(guest.disk_used_bytes), bytes(guest.disk_bytes)) : bytes(guest.disk_bytes)],
          running && [text.guests.traffic, `${bytes(guest.net_in)} / ${bytes(guest.net_out)} ${text.guests.sinceStart}`],
          running && [text.guests.io, `${bytes(guest.disk_read)} / ${bytes(guest.disk_write)} ${text.guests.sinceStart}`],
          guest.tags.length > 0 && [head.tags, guest.tags.map((tag) => <span key={tag} className="chip">{tag}</span>)],
          guest.pool && [head.pool, guest.pool],
          guest.ha_state && [head.ha, guest.ha_state],
        ]}
      />
    </div>
  )
}
