import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { SdnObject } from '../../../api/pages'
import { clusterRead } from '../../../inventory/reads'
import { PlanButton } from '../../../plan'
import { text } from '../../../text/en'
import { Section } from '../../../ui/Loaded'
import { ReadTable, type ReadColumn } from '../../../ui/ReadTable'
import type { ClusterTabProps } from '../tabs'

const words = text.pages.sdn
const more = text.clusterWork
const STATES: Record<string, [tone: string, glyph: string]> = { new: ['info', '+'], changed: ['warn', '▲'], deleted: ['bad', '−'] }
const waits = (row: SdnObject) => row.state !== undefined && row.state !== null

/** The value that runs, and beside it the one that waits to be applied. */
function both(field: string) {
  return function Both(row: SdnObject): ReactNode {
    const now = row[field] == null ? undefined : String(row[field])
    const next = row.pending?.[field] == null ? undefined : String(row.pending[field])
    if (next === undefined || next === now) return now ?? text.common.none
    return <>{now !== undefined && <span className="diff-mark" data-side="remove"><span aria-hidden="true">− </span>{now}</span>} <span className="diff-mark" data-side="add"><span aria-hidden="true">+ </span>{next}</span></>
  }
}

const field = (id: string, header: string): ReadColumn<SdnObject> => ({ id, header, value: (row) => String(row.pending?.[id] ?? row[id] ?? ''), cell: both(id) })

const state: ReadColumn<SdnObject> = {
  id: 'state', header: text.guests.head.status, value: (row) => row.state ?? words.running,
  cell: (row) => {
    const [tone, glyph] = STATES[row.state ?? ''] ?? ['ok', '✔']
    return <span data-tone={tone}><span aria-hidden="true">{glyph} </span>{(words.states as Record<string, string>)[row.state ?? ''] ?? words.running}</span>
  },
}
const named = (id: string, header: string): ReadColumn<SdnObject> => ({ id, header, value: (row) => String(row[id] ?? ''), cell: (row) => <strong>{String(row[id] ?? '')}</strong> })

const zoneColumns = (controller: string, vnets: readonly SdnObject[]): readonly ReadColumn<SdnObject>[] => [named('zone', words.zone), state, field('type', text.guests.head.type), field('bridge', words.bridge), field('ipam', words.ipam), field('mtu', words.mtu), field('nodes', text.nodes.title),
  { id: 'actions', header: more.certificates.actions, value: () => '', cell: (row) => row.state !== 'deleted' && <ZoneActions controller={controller} zone={String(row.zone)} vnets={vnets} /> },
]
const vnetColumns = (controller: string): readonly ReadColumn<SdnObject>[] => [named('vnet', words.vnet), state, field('zone', words.zone), field('tag', words.tag), field('alias', words.alias),
  { id: 'actions', header: more.certificates.actions, value: () => '', cell: (row) => row.state !== 'deleted' && <PlanButton size="compact-xs" plan={{ controller, feature: 'proxmox.sdn.vnet', operation: 'delete', targetId: String(row.vnet), name: String(row.vnet) }}>{more.remove}</PlanButton> },
]
const controllerColumns = [named('controller', words.controller), state, field('type', text.guests.head.type), field('asn', words.asn), field('peers', words.peers)]

/** A zone that still holds networks can't go: which ones is said before anybody tries. */
function ZoneActions({ controller, zone, vnets }: { controller: string; zone: string; vnets: readonly SdnObject[] }) {
  const held = vnets.filter((vnet) => vnet.state !== 'deleted' && (vnet.zone ?? vnet.pending?.zone) === zone).map((vnet) => String(vnet.vnet))
  return (
    <>
      <PlanButton size="compact-xs" disabled={held.length > 0 ? more.sdn.heldHint(held) : undefined} plan={{ controller, feature: 'proxmox.sdn.zone', operation: 'delete', targetId: zone, name: zone }}>{more.remove}</PlanButton>
      {held.length > 0 && <span className="reason">{more.sdn.held(held)}</span>}
    </>
  )
}

export default function SdnTab({ controller }: ClusterTabProps) {
  const zones = useQuery(clusterRead<SdnObject[]>(controller, '/sdn/zones'))
  const vnets = useQuery(clusterRead<SdnObject[]>(controller, '/sdn/vnets'))
  const controllers = useQuery(clusterRead<SdnObject[]>(controller, '/sdn/controllers'))
  const waiting = [zones, vnets, controllers].flatMap((query) => query.data ?? []).filter(waits).length
  return (
    <>
      {waiting > 0 ? (
        <div className="note row" data-tone="warn">
          <span><span aria-hidden="true">▲ </span>{words.waiting(waiting)}</span>
          <PlanButton variant="filled" plan={{ controller, feature: 'proxmox.sdn.apply' }}>{words.apply}</PlanButton>
        </div>
      ) : zones.data && zones.data.length > 0 && <p className="muted"><span aria-hidden="true">✔ </span>{more.sdn.nothing}</p>}
      <Section query={zones} what={words.zones.toLowerCase()} title={words.zones} count={(data) => data.length} actions={<PlanButton plan={{ controller, feature: 'proxmox.sdn.zone', form: true }}>{more.sdn.addZone}</PlanButton>}>
        {(data) => <ReadTable label={words.zones} columns={zoneColumns(controller, vnets.data ?? [])} rows={data} rowKey={(row) => String(row.zone)} plain empty={{ title: words.noZonesTitle, hint: words.noZones }} />}
      </Section>
      <Section query={vnets} what={words.vnets.toLowerCase()} title={words.vnets} count={(data) => data.length} actions={<PlanButton plan={{ controller, feature: 'proxmox.sdn.vnet', form: true }}>{more.sdn.addVnet}</PlanButton>}>
        {(data) => <ReadTable label={words.vnets} columns={vnetColumns(controller)} rows={data} rowKey={(row) => String(row.vnet)} plain empty={{ title: words.noVnetsTitle, hint: words.noVnets }} />}
      </Section>
      <Section query={controllers} what={words.controllers.toLowerCase()} title={words.controllers} count={(data) => data.length} lines={1}>
        {(data) => data.length === 0 ? <p className="muted">{words.noControllers}</p> : <ReadTable label={words.controllers} columns={controllerColumns} rows={data} rowKey={(row) => String(row.controller)} plain empty={{ title: words.controllers, hint: words.noControllers }} />}
      </Section>
    </>
  )
}
