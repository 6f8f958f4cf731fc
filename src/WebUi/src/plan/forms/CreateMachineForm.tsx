import { Select, Textarea, TextInput } from '@mantine/core'
import { text } from '../../text/en'
import { Tick } from '../parts'
import type { FormProps } from '.'
import { BridgeSelect } from './BridgeSelect'
import { ClusterSelect } from './ClusterSelect'
import { MODELS } from './devices'
import { DraftNote } from './DraftNote'
import { draftKey, useDraft } from './draft'
import { Group } from './Group'
import { FormShell, useFields } from './kit'
import { CpuSelect } from './CpuSelect'
import { machinePayload, NEW_MACHINE, usual, type MachineValues } from './machine'
import { NodeSelect } from './NodeSelect'
import { NumberField } from './NumberField'
import { PoolSelect } from './PoolSelect'
import { rules } from './rules'
import { StorageSelect } from './StorageSelect'
import { useCreateTarget } from './useCreateTarget'
import { VolumeSelect } from './VolumeSelect'

const words = text.guestForms
const { create } = words

const SYSTEMS = ['l26', 'win11', 'win10', 'win8', 'win7', 'solaris', 'other'] as const

/** A virtual machine with what most are given; the rest is edited on its page. */
export default function CreateMachineForm({ request, filled, onDone, onCancel }: FormProps) {
  const fields = useFields<MachineValues>(
    { ...NEW_MACHINE, controller: request.controller, node: request.node ?? '', ...(filled as Partial<MachineValues>) },
    (values) => ({
      controller: rules.required(values.controller),
      node: rules.required(values.node),
      vmid: values.vmid === '' ? undefined : rules.vmid(values.vmid),
      name: rules.host(values.name),
      cores: rules.cores(values.cores),
      sockets: rules.sockets(values.sockets),
      memory: rules.memory(values.memory),
      balloon: values.balloon !== '' && Number(values.balloon) > Number(values.memory) && create.balloonMost,
      storage: rules.required(values.storage),
      size: values.size === '' ? undefined : rules.size(values.size),
      tag: rules.tag(values.tag),
      tags: rules.tags(values.tags),
    }),
    { cpu: 'cpu_type', size: 'disk_size', bridge: 'net0', model: 'net0', tag: 'net0', tpm: 'tpmstate0' },
  )
  const { values, set, error } = fields
  const kept = useDraft(draftKey(request), values, fields.touched)
  useCreateTarget(values, 'images', fields.fill)
  const { controller, node } = values
  const submit = () => {
    if (fields.attempt()) onDone(machinePayload(values), { controller, node, name: values.name || undefined }, values)
  }
  return (
    <FormShell onCancel={onCancel} onSubmit={submit}>
      {!filled && <DraftNote kept={kept} onTake={() => kept && set(kept)} draft={draftKey(request)} />}
      <Group title={create.where}>
        {request.controller === '' && <ClusterSelect value={controller} error={error('controller')} onChange={(next) => set({ controller: next, node: '', vmid: '', storage: '', iso: '' })} />}
        <div className="form-row">
          <NodeSelect controller={controller} focus={false} value={node} label={words.node} error={error('node')} onChange={(next) => set({ node: next, iso: '' })} />
          <NumberField label={create.vmid} value={values.vmid} error={error('vmid')} onChange={(vmid) => set({ vmid })} />
        </div>
        <TextInput label={create.name} value={values.name} error={error('name')} spellCheck={false} data-autofocus onChange={(event) => set({ name: event.currentTarget.value })} />
      </Group>
      <Group title={create.system}>
        <Select
          label={words.ostype}
          data={SYSTEMS.map((value) => ({ value, label: words.systems[value] }))}
          value={values.ostype}
          allowDeselect={false}
          error={error('ostype')}
          onChange={(ostype) => set({ ostype: ostype ?? 'l26', ...usual(ostype ?? 'l26') })}
        />
        <VolumeSelect controller={controller} node={node} content="iso" label={create.iso} empty={create.noIso} value={values.iso} error={error('iso')} onChange={(iso) => set({ iso })} />
        <div className="form-row">
          <Select label={words.bios} data={words.bioses} value={values.bios} allowDeselect={false} error={error('bios')} onChange={(bios) => set({ bios: bios ?? 'seabios' })} />
          <Select label={words.machine} data={words.machines} value={values.machine} allowDeselect={false} error={error('machine')} onChange={(machine) => set({ machine: machine ?? 'q35' })} />
        </div>
        <Tick label={create.tpm} checked={values.tpm} onChange={(tpm) => set({ tpm })} />
        <Tick label={create.agent} hint={create.agentHint} checked={values.agent} onChange={(agent) => set({ agent })} />
      </Group>
      <Group title={create.power}>
        <div className="form-row">
          <NumberField label={words.cores} value={values.cores} error={error('cores')} min={1} step={1} onChange={(cores) => set({ cores })} />
          <NumberField label={words.sockets} value={values.sockets} error={error('sockets')} min={1} step={1} onChange={(sockets) => set({ sockets })} />
        </div>
        <CpuSelect value={values.cpu} error={error('cpu')} onChange={(cpu) => set({ cpu })} />
        <div className="form-row">
          <NumberField label={words.memory} suffix="MiB" value={values.memory} error={error('memory')} min={16} step={512} onChange={(memory) => set({ memory })} />
          <NumberField label={words.balloon} hint={words.balloonHint} suffix="MiB" value={values.balloon} error={error('balloon')} placeholder={words.all} min={0} step={512} onChange={(balloon) => set({ balloon })} />
        </div>
      </Group>
      <Group title={create.disk}>
        <div className="form-row">
          <StorageSelect controller={controller} node={node} content="images" value={values.storage} error={error('storage')} onChange={(storage) => set({ storage })} />
          <NumberField label={create.size} hint={create.sizeNone} suffix="GiB" value={values.size} error={error('size')} min={0} step={8} onChange={(size) => set({ size })} />
        </div>
        <Tick label={words.disk.discard} checked={values.discard} onChange={(discard) => set({ discard })} />
        <Tick label={words.disk.ssd} checked={values.ssd} onChange={(ssd) => set({ ssd })} />
      </Group>
      <Group title={create.network}>
        <div className="form-row">
          <BridgeSelect controller={controller} node={node} value={values.bridge} error={error('bridge')} onChange={(bridge) => set({ bridge })} />
          <NumberField label={words.network.tag} value={values.tag} error={error('tag')} placeholder={words.network.noTag} min={1} max={4094} onChange={(tag) => set({ tag })} />
        </div>
        <Select label={words.network.model} data={MODELS.map((value) => ({ value, label: words.network.models[value] }))} value={values.model} allowDeselect={false} onChange={(model) => set({ model: model ?? 'virtio' })} />
        <Tick label={words.network.firewall} checked={values.firewall} onChange={(firewall) => set({ firewall })} />
      </Group>
      <Group title={create.rest}>
        <div className="form-row">
          <PoolSelect controller={controller} value={values.pool} error={error('pool')} onChange={(pool) => set({ pool })} />
          <TextInput label={words.tags} value={values.tags} error={error('tags')} spellCheck={false} onChange={(event) => set({ tags: event.currentTarget.value })} />
        </div>
        <Textarea label={words.notes} value={values.description} error={error('description')} autosize maxRows={5} onChange={(event) => set({ description: event.currentTarget.value })} />
        <Tick label={words.onboot} checked={values.onboot} onChange={(onboot) => set({ onboot })} />
        <Tick label={create.start} checked={values.start} onChange={(next) => set({ start: next })} />
      </Group>
    </FormShell>
  )
}
