import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { path } from '../../api/client'
import type { PrunePreview, StorageContentItem } from '../../api/pages'
import type { StoragePool } from '../../api/types'
import { PlanButton, PruneButton, UploadButton, VolumeActions } from '../../plan'
import { text } from '../../text/en'
import { bytes, count } from '../../text/formats'
import { Bar } from '../../ui/Bar'
import { Choices } from '../../ui/Choices'
import { EmptyState } from '../../ui/EmptyState'
import { Facts } from '../../ui/Facts'
import { Section } from '../../ui/Loaded'
import { ReadTable, type ReadColumn } from '../../ui/ReadTable'
import { SidePanel } from '../../ui/SidePanel'
import { objectLook } from '../../ui/state'
import { StatusMark } from '../../ui/StatusMark'
import { nodeRead } from '../reads'
import type { ListSearch } from '../search'
import { contentColumns } from './content'
import { PruneTable } from './PruneTable'

const words = text.pages.content

interface Props {
  pool: StoragePool
  search: Pick<ListSearch, 'content'>
  onSearch: (change: Pick<ListSearch, 'content'>, replace?: boolean) => void
  onClose: () => void
}

/** What lies on a storage. A storage of one node is asked there, a shared one on any of its nodes. */
export function StoragePanel({ pool, search, onSearch, onClose }: Props) {
  const kind = search.content ?? 'all'
  const below = path`/storage/${pool.storage}`
  const content = useQuery({ ...nodeRead<StorageContentItem[]>(pool.controller_id, pool.node, `${below}/content`), enabled: pool.active })
  const items = content.data ?? []
  const takesFiles = pool.content.some((each) => ['iso', 'vztmpl', 'import'].includes(each))
  const kinds = [...new Set(items.map((item) => item.content ?? ''))].toSorted()
  const columns: readonly ReadColumn<StorageContentItem>[] = [...contentColumns, {
    id: 'actions', header: text.pages.backups.actions, value: () => '',
    cell: (item) => item.protected ? <span className="muted" title={words.isProtected}>{words.protected}</span> : <VolumeActions controller={pool.controller_id} node={pool.node} storage={pool.storage} volume={{ ...item, content: item.content ?? '' }} />,
  }]
  return (
    <SidePanel wide title={<>{pool.storage} <span className="muted">{pool.controller_name}{pool.shared ? '' : ` / ${pool.node}`}</span></>} onClose={onClose}>
      <p className="panel-line"><StatusMark look={objectLook(pool.active ? pool.status : 'inactive', pool.stale)} /><span className="muted">{pool.storage_type}</span></p>
      <Facts
        facts={[
          pool.active && [text.storage.head.used, <><Bar label={text.storage.head.used} value={pool.used_percent} /> {text.guests.usedOf(bytes(pool.used), bytes(pool.total))}</>],
          pool.active && [text.storage.head.free, bytes(pool.available)],
          [text.storage.head.content, pool.content.join(', ') || text.common.none],
          [text.nodes.title, pool.nodes.join(', ')],
        ]}
      />
      {pool.active && (
        <div className="actions">
          {takesFiles && <UploadButton controller={pool.controller_id} node={pool.node} storage={pool.storage} />}
          {takesFiles && <PlanButton size="compact-sm" plan={{ controller: pool.controller_id, node: pool.node, name: pool.storage, feature: 'proxmox.storage.download_url', payload: { storage: pool.storage }, form: true }}>{text.clusterWork.storage.download}</PlanButton>}
          {pool.content.includes('backup') && <PruneButton controller={pool.controller_id} node={pool.node} storage={pool.storage} />}
        </div>
      )}
      {!pool.active ? <EmptyState title={words.inactiveTitle}>{words.inactive}</EmptyState> : (
        <Section query={content} what={words.what(pool.storage)} title={words.title} count={(data) => data.length}>
          {(data) => (
            <ReadTable
              label={words.title}
              columns={columns}
              rows={kind === 'all' ? data : data.filter((item) => item.content === kind)}
              rowKey={(item) => item.volid}
              empty={{ title: words.emptyTitle, hint: words.empty }}
              extra={kinds.length > 1 && (
                <Choices
                  label={words.kind}
                  value={kind}
                  options={[{ value: 'all', label: words.all }, ...kinds.map((value) => ({ value, label: (words.kinds as Record<string, string>)[value] ?? value, note: count(items.filter((item) => item.content === value).length) }))]}
                  onChange={(value) => onSearch({ content: value === 'all' ? undefined : value }, true)}
                />
              )}
            />
          )}
        </Section>
      )}
      {pool.active && pool.content.includes('backup') && <Prune pool={pool} />}
    </SidePanel>
  )
}

const KEEPS = [{ value: 'own', query: {} }, { value: 'last3', query: { keep_last: 3 } }, { value: 'week', query: { keep_last: 1, keep_daily: 7 } }, { value: 'months', query: { keep_daily: 7, keep_weekly: 4, keep_monthly: 6 } }] as const

function Prune({ pool }: { pool: StoragePool }) {
  const [keep, setKeep] = useState<(typeof KEEPS)[number]['value']>('own')
  const rule = KEEPS.find((each) => each.value === keep)!.query
  const preview = useQuery(nodeRead<PrunePreview[]>(pool.controller_id, pool.node, path`/storage/${pool.storage}/prune-preview`, rule))
  return (
    <Section
      query={preview}
      what={words.prune.what}
      title={words.prune.title}
      lines={2}
    >
      {(data) => (
        <PruneTable
          marks={data}
          keeps={rule}
          extra={<Choices label={words.prune.keep} value={keep} options={KEEPS.map(({ value }) => ({ value, label: words.prune.keeps[value] }))} onChange={setKeep} />}
        />
      )}
    </Section>
  )
}
