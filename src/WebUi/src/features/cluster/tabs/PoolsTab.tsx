import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ResourcePool } from '../../../api/pages'
import { clusterRead } from '../../../inventory/reads'
import { PlanButton } from '../../../plan'
import { text } from '../../../text/en'
import { count } from '../../../text/formats'
import { Section } from '../../../ui/Loaded'
import { ReadTable, type ReadColumn } from '../../../ui/ReadTable'
import { objectLook } from '../../../ui/state'
import { StatusMark } from '../../../ui/StatusMark'
import type { ClusterTabProps } from '../tabs'

const words = text.pages.pools
const more = text.clusterWork
const of = (pool: ResourcePool, ...types: string[]) => pool.members.filter((member) => types.includes(member.type)).length

const columns: readonly ReadColumn<ResourcePool>[] = [
  { id: 'pool', header: text.guests.head.pool, value: (pool) => pool.poolid },
  { id: 'guests', header: text.guests.title, align: 'right', value: (pool) => of(pool, 'qemu', 'lxc'), cell: (pool) => count(of(pool, 'qemu', 'lxc')) },
  { id: 'storages', header: text.storage.title, align: 'right', value: (pool) => of(pool, 'storage'), cell: (pool) => (pool.storages_listed ? count(of(pool, 'storage')) : text.common.none) },
  { id: 'comment', header: text.pages.firewall.head.comment, value: (pool) => pool.comment },
]

export default function PoolsTab({ controller, search, onSearch }: ClusterTabProps) {
  const pools = useQuery(clusterRead<ResourcePool[]>(controller, '/pools'))
  const [open, setOpen] = useState('')
  const change = ({ poolid }: ResourcePool) => ({ controller, feature: 'proxmox.pool.guests', operation: 'update', targetId: poolid, name: poolid }) as const
  return (
    <Section query={pools} what={words.title.toLowerCase()} title={words.title} count={(data) => data.length}>
      {(data) => (
        <ReadTable
          label={words.title}
          columns={columns}
          rows={data}
          rowKey={(pool) => pool.poolid}
          search={search}
          onSearch={onSearch}
          empty={{ title: words.emptyTitle, hint: words.empty }}
          selected={open}
          onOpen={(pool) => setOpen(open === pool.poolid ? '' : pool.poolid)}
          below={(pool) => open === pool.poolid && (
            <>
              <p className="actions">
                <PlanButton plan={{ ...change(pool), form: true }}>{more.pools.add}</PlanButton>
                {pool.members.length > 0 && <PlanButton plan={{ ...change(pool), payload: { delete: true }, form: true }}>{more.pools.take}</PlanButton>}
              </p>
              {pool.members.length === 0 ? <p className="muted">{words.noMembers}</p> : (
            <ul className="members">
              {pool.members.map((member) => (
                <li key={member.id}>
                  {member.vmid != null && (member.type === 'qemu' || member.type === 'lxc')
                    ? <Link to="/c/$controller/g/$type/$vmid/$tab" params={{ controller, type: member.type, vmid: String(member.vmid), tab: 'summary' }}>{member.name ?? member.id}</Link>
                    : <strong>{member.storage ?? member.name ?? member.id}</strong>}
                  <span className="muted">{member.vmid ?? member.type}</span>
                  <span className="muted">{member.node}</span>
                  {member.status && <StatusMark look={objectLook(member.status, false)} />}
                </li>
              ))}
            </ul>
              )}
            </>
          )}
        />
      )}
    </Section>
  )
}
