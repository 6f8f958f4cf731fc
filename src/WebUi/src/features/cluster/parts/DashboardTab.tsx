import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ClusterDashboard, Node, StoragePool } from '../../../api/types'
import { clusterNodes } from '../../../inventory/nodes/queries'
import { clusterStorage } from '../../../inventory/storage/queries'
import { text } from '../../../text/en'
import { bytes } from '../../../text/formats'
import { Bar } from '../../../ui/Bar'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorState } from '../../../ui/ErrorState'
import { objectLook } from '../../../ui/state'
import { StatusMark } from '../../../ui/StatusMark'
import { OptionsCard } from './OptionsCard'

const words = text.cluster
const MOST_STORAGES = 12

export default function DashboardTab({ controller, cluster }: { controller: string; cluster?: ClusterDashboard }) {
  const nodes = useQuery(clusterNodes(controller))
  const storages = useQuery(clusterStorage(controller))
  if (cluster && cluster.as_of === null) return <EmptyState title={words.unread}>{cluster.error ?? words.unreadHint}</EmptyState>
  const fullest = (storages.data?.items ?? []).toSorted((a, b) => b.used_percent - a.used_percent || a.id.localeCompare(b.id)).slice(0, MOST_STORAGES)
  return (
    <>
    <div className="cluster-dashboard">
      <section className={cluster?.stale ? 'card hatched' : 'card'} aria-labelledby="cluster-nodes">
        <h2 id="cluster-nodes">{words.nodes}</h2>
        {nodes.isError && !nodes.data && <ErrorState what={text.error.load(words.nodes.toLowerCase())} error={nodes.error} retry={() => void nodes.refetch()} />}
        <ul className="matrix">{nodes.data?.items.map((node) => <NodeLine key={node.id} node={node} />)}</ul>
        <Link className="way" to="/c/$controller/$tab" params={{ controller, tab: 'nodes' }}>{words.allNodes}</Link>
      </section>
      <section className={cluster?.stale ? 'card hatched' : 'card'} aria-labelledby="cluster-storage">
        <h2 id="cluster-storage">{words.storage}</h2>
        {storages.isError && !storages.data && <ErrorState what={text.error.load(words.storage.toLowerCase())} error={storages.error} retry={() => void storages.refetch()} />}
        <ul className="matrix storage-matrix">{fullest.map((pool) => <StorageLine key={pool.id} pool={pool} />)}</ul>
        <Link className="way" to="/c/$controller/$tab" params={{ controller, tab: 'storage' }}>{words.allStorage}</Link>
      </section>
    </div>
    <OptionsCard controller={controller} />
    </>
  )
}

function NodeLine({ node }: { node: Node }) {
  const guests = node.vms + node.containers
  return (
    <li>
      <Link to="/c/$controller/$tab" params={{ controller: node.controller_id, tab: 'nodes' }} search={{ node: node.name }} className="matrix-name">{node.name}</Link>
      <StatusMark look={objectLook(node.status, node.stale)} />
      {node.status === 'online' ? (
        <>
          <span className="measure"><span>{text.measure.cpu}</span><Bar label={`${node.name} ${text.measure.cpu}`} value={node.cpu_percent} /></span>
          <span className="measure"><span>{text.measure.memory}</span><Bar label={`${node.name} ${text.measure.memory}`} value={node.memory_percent} note={text.guests.usedOf(bytes(node.memory_used), bytes(node.memory_total))} /></span>
          <span className="measure"><span>{text.measure.disk}</span><Bar label={`${node.name} ${text.measure.root}`} value={node.storage_percent} note={text.guests.usedOf(bytes(node.storage_used), bytes(node.storage_total))} /></span>
          <span className="matrix-end">{words.guestsOn(guests)}</span>
        </>
      ) : (
        <span className="matrix-rest muted">{words.wereHere(guests)}</span>
      )}
    </li>
  )
}

function StorageLine({ pool }: { pool: StoragePool }) {
  return (
    <li>
      <span className="matrix-name"><strong>{pool.storage}</strong> <span className="muted">{pool.shared ? text.storage.shared : pool.node}</span></span>
      {pool.active ? <Bar label={pool.storage} value={pool.used_percent} note={text.guests.usedOf(bytes(pool.used), bytes(pool.total))} /> : <StatusMark look={objectLook('inactive', pool.stale)} />}
      <span className="matrix-end muted">{pool.active && bytes(pool.total)}</span>
    </li>
  )
}
