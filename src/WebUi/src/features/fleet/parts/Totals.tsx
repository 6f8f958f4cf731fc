import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { FleetDashboard } from '../../../api/types'
import { text } from '../../../text/en'
import { bytes, cores, count, percent } from '../../../text/formats'
import { loadTone } from '../../../ui/state'

const words = text.fleet

/** The fleet in numbers; each leads to what it counts. */
export function Totals({ fleet, site }: { fleet: FleetDashboard; site?: string }) {
  return (
    <ul className="totals">
      <li><Link className="total" to="/" search={{ site, as: 'table' }}><Number name={words.clusters} value={words.outOf(count(fleet.online_clusters), count(fleet.total_clusters))} warn={fleet.online_clusters < fleet.total_clusters} /></Link></li>
      <li><Link className="total" to="/nodes" search={{ site, q: fleet.online_nodes < fleet.total_nodes ? 'status:offline' : undefined }}><Number name={words.nodes} value={words.outOf(count(fleet.online_nodes), count(fleet.total_nodes))} warn={fleet.online_nodes < fleet.total_nodes} /></Link></li>
      <li><Link className="total" to="/guests" search={{ site, q: 'type:qemu' }}><Number name={words.vms} value={count(fleet.total_vms)} note={words.running(count(fleet.running_vms))} /></Link></li>
      <li><Link className="total" to="/guests" search={{ site, q: 'type:lxc' }}><Number name={words.containers} value={count(fleet.total_containers)} note={words.running(count(fleet.running_containers))} /></Link></li>
      <li><Link className="total" to="/nodes" search={{ site, sort: '-cpu' }}><Load name={text.measure.cpu} value={fleet.cpu_usage_percent} note={text.guests.usedOf(cores(fleet.used_cpu_cores), count(fleet.total_cpu_cores))} /></Link></li>
      <li><Link className="total" to="/nodes" search={{ site, sort: '-mem' }}><Load name={text.measure.memory} value={fleet.memory_usage_percent} note={text.guests.usedOf(bytes(fleet.used_memory_bytes), bytes(fleet.total_memory_bytes))} /></Link></li>
      <li><Link className="total" to="/storage" search={{ site, sort: '-used' }}><Load name={text.measure.storage} value={fleet.storage_usage_percent} note={text.guests.usedOf(bytes(fleet.used_storage_bytes), bytes(fleet.total_storage_bytes))} /></Link></li>
    </ul>
  )
}

function Number({ name, value, note, warn }: { name: string; value: string; note?: ReactNode; warn?: boolean }) {
  return (
    <>
      <span className="total-name">{name}</span>
      <span className="total-value">{value}{warn && <span className="glyph" data-tone="warn" aria-hidden="true"> ▲</span>}</span>
      <span className="total-note">{note ?? '\u00a0'}</span>
    </>
  )
}

function Load({ name, value, note }: { name: string; value: number; note: string }) {
  const tone = loadTone(value)
  return (
    <>
      <span className="total-name">{name}</span>
      <span className="total-value" data-tone={tone}>{percent(value)}{tone && <span aria-hidden="true"> {tone === 'bad' ? '✖' : '▲'}</span>}</span>
      <span className="total-note">{note}</span>
    </>
  )
}
