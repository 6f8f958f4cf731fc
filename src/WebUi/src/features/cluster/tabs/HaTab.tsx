import { useQuery } from '@tanstack/react-query'
import type { HaGroup, HaResource, HaRule, HaStatus } from '../../../api/pages'
import { clusterRead } from '../../../inventory/reads'
import { text } from '../../../text/en'
import { count } from '../../../text/formats'
import { Facts } from '../../../ui/Facts'
import { Section } from '../../../ui/Loaded'
import { ReadTable, type ReadColumn } from '../../../ui/ReadTable'
import { Time } from '../../../ui/Time'
import type { ClusterTabProps } from '../tabs'

const words = text.pages.ha
const calm = new Set(['started', 'stopped', 'disabled', 'ignored', 'active', 'online', 'wait_for_agent_lock'])
const State = ({ value }: { value: string | null | undefined }) =>
  value ? <span data-tone={value === 'error' || value === 'fence' ? 'bad' : calm.has(value) ? 'ok' : 'warn'}>{(words.states as Record<string, string>)[value] ?? value}</span> : <>{text.common.none}</>

const resources: readonly ReadColumn<HaResource>[] = [
  { id: 'sid', header: words.resource, value: (row) => row.sid, cell: (row) => <strong>{row.sid}</strong> },
  { id: 'state', header: words.now, value: (row) => row.crm_state ?? row.state, cell: (row) => <State value={row.crm_state ?? row.state} /> },
  { id: 'request', header: words.wanted, value: (row) => row.request_state ?? row.state, cell: (row) => <State value={row.request_state ?? row.state} /> },
  { id: 'node', header: text.guests.head.node, value: (row) => row.node },
  { id: 'group', header: words.group, value: (row) => row.group },
  { id: 'restart', header: words.restarts, align: 'right', value: (row) => row.max_restart, cell: (row) => count(row.max_restart) },
  { id: 'relocate', header: words.relocations, align: 'right', value: (row) => row.max_relocate, cell: (row) => count(row.max_relocate) },
  { id: 'comment', header: text.pages.firewall.head.comment, value: (row) => row.comment, wide: true },
]

const rules: readonly ReadColumn<HaRule>[] = [
  { id: 'rule', header: words.rule, value: (row) => row.rule, cell: (row) => <strong>{row.rule}</strong> },
  { id: 'on', header: text.guests.head.status, value: (row) => (row.enabled ? words.on : words.off) },
  { id: 'type', header: text.guests.head.type, value: (row) => (words.ruleTypes as Record<string, string>)[row.type ?? ''] ?? row.type },
  { id: 'resources', header: words.resources, value: (row) => row.resources.join(', ') },
  { id: 'nodes', header: text.nodes.title, value: (row) => row.nodes ?? row.affinity },
  { id: 'strict', header: words.strict, value: (row) => (row.strict ? text.common.yes : text.common.no) },
  { id: 'comment', header: text.pages.firewall.head.comment, value: (row) => row.comment },
]

const groups: readonly ReadColumn<HaGroup>[] = [
  { id: 'group', header: words.group, value: (row) => row.group, cell: (row) => <strong>{row.group}</strong> },
  { id: 'nodes', header: text.nodes.title, value: (row) => row.nodes },
  { id: 'restricted', header: words.strict, value: (row) => (row.restricted ? text.common.yes : text.common.no) },
  { id: 'failback', header: words.failback, value: (row) => (row.nofailback ? text.common.no : text.common.yes) },
  { id: 'comment', header: text.pages.firewall.head.comment, value: (row) => row.comment },
]

const nodes: readonly ReadColumn<HaStatus['nodes'][number]>[] = [
  { id: 'node', header: text.guests.head.node, value: (row) => row.node, cell: (row) => <strong>{row.node}</strong> },
  { id: 'state', header: words.lrm, value: (row) => row.state, cell: (row) => <State value={row.state} /> },
  { id: 'mode', header: words.mode, value: (row) => row.mode },
  { id: 'status', header: text.guests.head.status, value: (row) => row.status },
  { id: 'seen', header: words.seen, value: (row) => row.seen_at, cell: (row) => <Time at={row.seen_at} /> },
]

/** Rules from version 9 on, groups before: a cluster has one of them, never both. */
export default function HaTab({ controller, cluster, search, onSearch }: ClusterTabProps) {
  const hasRules = Number((cluster?.pve_version ?? '9').split('.')[0]) >= 9
  const status = useQuery(clusterRead<HaStatus>(controller, '/ha/status'))
  const managed = useQuery(clusterRead<HaResource[]>(controller, '/ha/resources'))
  const ruleList = useQuery({ ...clusterRead<HaRule[]>(controller, '/ha/rules'), enabled: hasRules })
  const groupList = useQuery({ ...clusterRead<HaGroup[]>(controller, '/ha/groups'), enabled: !hasRules })
  return (
    <>
      <Section query={managed} what={words.resources.toLowerCase()} title={words.resources} count={(data) => data.length}>
        {(data) => <ReadTable label={words.resources} columns={resources} rows={data} rowKey={(row) => row.sid} search={search} onSearch={onSearch} empty={{ title: words.emptyTitle, hint: words.empty }} />}
      </Section>
      {hasRules ? (
        <Section query={ruleList} what={words.rules.toLowerCase()} title={words.rules} count={(data) => data.length}>
          {(data) => <ReadTable label={words.rules} columns={rules} rows={data} rowKey={(row) => row.rule} plain empty={{ title: words.noRulesTitle, hint: words.noRules }} />}
        </Section>
      ) : (
        <Section query={groupList} what={words.groups.toLowerCase()} title={words.groups} count={(data) => data.length}>
          {(data) => <ReadTable label={words.groups} columns={groups} rows={data} rowKey={(row) => row.group} plain empty={{ title: words.noGroupsTitle, hint: words.noGroups }} />}
        </Section>
      )}
      <Section query={status} what={words.manager.toLowerCase()} title={words.manager}>
        {(data) => (
          <>
            <Facts
              facts={[
                data.quorate != null && [words.quorum, <span key="quorum" data-tone={data.quorate ? 'ok' : 'bad'}><span aria-hidden="true">{data.quorate ? '✔ ' : '✖ '}</span>{data.quorate ? text.status.quorate : text.status.inquorate}</span>],
                [words.master, data.manager?.node ?? words.noMaster],
                data.fencing && [words.fencing, data.fencing],
              ]}
            />
            <ReadTable label={words.manager} columns={nodes} rows={data.nodes} rowKey={(row) => row.node} plain empty={{ title: words.noManagerTitle, hint: words.noManager }} />
          </>
        )}
      </Section>
    </>
  )
}
