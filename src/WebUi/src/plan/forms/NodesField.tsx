import { MultiSelect, NumberInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { text } from '../../text/en'
import { Tick } from '../parts'
import { nodePriorities, priorityText } from './ha'
import { clusterNodes } from './queries'

const words = text.clusterWork.nodes

/** Several nodes of a cluster. */
export function NodesField({ controller, label, description, value, onChange, error }: { controller: string; label: string; description?: string; value: readonly string[]; onChange: (value: string[]) => void; error?: string }) {
  const names = (useQuery(clusterNodes(controller)).data?.items ?? []).map((node) => node.name)
  return (
    <MultiSelect
      label={label}
      description={description}
      data={[...new Set([...names, ...value])]}
      value={[...value]}
      onChange={onChange}
      error={error}
      placeholder={value.length === 0 ? words.all : undefined}
      clearable
      comboboxProps={{ withinPortal: true }}
    />
  )
}

/** Nodes with a priority each, as HA writes them: `pve1:2,pve2`. */
export function PrioritizedNodes({ controller, label, value, onChange, error }: { controller: string; label: string; value: string; onChange: (value: string) => void; error?: string }) {
  const chosen = nodePriorities(value)
  const names = [...new Set([...(useQuery(clusterNodes(controller)).data?.items ?? []).map((node) => node.name), ...chosen.keys()])]
  const change = (node: string, priority: string | number | undefined) => {
    const next = new Map(chosen)
    if (priority === undefined) next.delete(node)
    else next.set(node, priority === '' ? undefined : Number(priority))
    onChange(priorityText(next))
  }
  return (
    <fieldset className="node-priorities" aria-invalid={error ? true : undefined}>
      <legend>{label}</legend>
      <p className="muted small">{words.priorityHint}</p>
      {names.map((node) => (
        <div key={node}>
          <Tick label={node} checked={chosen.has(node)} onChange={(on) => change(node, on ? '' : undefined)} />
          {chosen.has(node) && <NumberInput aria-label={words.priorityOf(node)} placeholder={words.priority} value={chosen.get(node) ?? ''} min={0} max={1000} allowDecimal={false} hideControls onChange={(priority) => change(node, priority)} />}
        </div>
      ))}
      {error && <p className="field-fault" role="alert">{error}</p>}
    </fieldset>
  )
}
