import { PasswordInput, Textarea, TextInput } from '@mantine/core'
import { text } from '../../text/en'
import { Tick } from '../parts'
import type { FormProps } from '.'
import { AddressFields } from './AddressFields'
import { BridgeSelect } from './BridgeSelect'
import { ClusterSelect } from './ClusterSelect'
import { containerPayload, NEW_CONTAINER, type ContainerValues } from './container'
import { DraftNote } from './DraftNote'
import { draftKey, useDraft } from './draft'
import { Group } from './Group'
import { FormShell, useFields } from './kit'
import { NodeSelect } from './NodeSelect'
import { NumberField } from './NumberField'
import { PoolSelect } from './PoolSelect'
import { rules } from './rules'
import { StorageSelect } from './StorageSelect'
import { useCreateTarget } from './useCreateTarget'
import { VolumeSelect } from './VolumeSelect'

const words = text.guestForms
const { create } = words

/** A container from a template. Whoever should get in is told by a password or by keys; neither gets into a draft or an address. */
export default function CreateContainerForm({ request, filled, onDone, onCancel }: FormProps) {
  const fields = useFields<ContainerValues>(
    { ...NEW_CONTAINER, controller: request.controller, node: request.node ?? '', ...(filled as Partial<ContainerValues>) },
    (values) => ({
      controller: rules.required(values.controller),
      node: rules.required(values.node),
      vmid: values.vmid === '' ? undefined : rules.vmid(values.vmid),
      hostname: rules.host(values.hostname),
      ostemplate: rules.required(values.ostemplate),
      password: values.password !== '' && values.password.length < 5 && create.passwordShort,
      cores: rules.cores(values.cores),
      memory: rules.memory(values.memory),
      swap: rules.atLeastZero(values.swap),
      storage: rules.required(values.storage),
      size: rules.size(values.size),
      ip: rules.ip(values.ip),
      ip6: rules.ip(values.ip6),
      tag: rules.tag(values.tag),
      tags: rules.tags(values.tags),
    }),
    { sshKeys: 'ssh_public_keys', size: 'rootfs_size', bridge: 'net0', tag: 'net0', ip: 'net0', nesting: 'features' },
  )
  const { values, set, error } = fields
  const kept = useDraft(draftKey(request), values, fields.touched)
  useCreateTarget(values, 'rootdir', fields.fill)
  const { controller, node } = values
  const submit = () => {
    if (fields.attempt()) onDone(containerPayload(values), { controller, node, name: values.hostname || undefined }, values)
  }
  return (
    <FormShell onCancel={onCancel} onSubmit={submit}>
      {!filled && <DraftNote kept={kept} onTake={() => kept && set(kept)} draft={draftKey(request)} />}
      <Group title={create.where}>
        {request.controller === '' && <ClusterSelect value={controller} error={error('controller')} onChange={(next) => set({ controller: next, node: '', vmid: '', storage: '', ostemplate: '' })} />}
        <div className="form-row">
          <NodeSelect controller={controller} focus={false} value={node} label={words.node} error={error('node')} onChange={(next) => set({ node: next, ostemplate: '' })} />
          <NumberField label={create.vmid} value={values.vmid} error={error('vmid')} onChange={(vmid) => set({ vmid })} />
        </div>
        <TextInput label={create.hostname} value={values.hostname} error={error('hostname')} spellCheck={false} data-autofocus onChange={(event) => set({ hostname: event.currentTarget.value })} />
      </Group>
      <Group title={create.system}>
        <VolumeSelect controller={controller} node={node} content="vztmpl" label={create.template} value={values.ostemplate} error={error('ostemplate')} onChange={(ostemplate) => set({ ostemplate })} />
        <Tick label={create.unprivileged} hint={create.unprivilegedHint} checked={values.unprivileged} onChange={(unprivileged) => set({ unprivileged })} />
        <Tick label={create.nesting} hint={create.nestingHint} checked={values.nesting} onChange={(nesting) => set({ nesting })} />
      </Group>
      <Group title={create.access}>
        <PasswordInput label={create.password} description={create.passwordHint} value={values.password} error={error('password')} autoComplete="new-password" onChange={(event) => set({ password: event.currentTarget.value })} />
        <Textarea label={words.sshKeys} description={words.sshKeysHint} className="mono" value={values.sshKeys} error={error('sshKeys')} autosize minRows={2} maxRows={6} spellCheck={false} onChange={(event) => set({ sshKeys: event.currentTarget.value })} />
        {values.password === '' && values.sshKeys.trim() === '' && <p className="muted">{create.noAccess}</p>}
      </Group>
      <Group title={create.power}>
        <div className="form-row">
          <NumberField label={words.cores} value={values.cores} error={error('cores')} min={1} step={1} onChange={(cores) => set({ cores })} />
          <NumberField label={words.memory} suffix="MiB" value={values.memory} error={error('memory')} min={16} step={256} onChange={(memory) => set({ memory })} />
          <NumberField label={words.swap} suffix="MiB" value={values.swap} error={error('swap')} min={0} step={256} onChange={(swap) => set({ swap })} />
        </div>
      </Group>
      <Group title={create.disk}>
        <div className="form-row">
          <StorageSelect controller={controller} node={node} content="rootdir" value={values.storage} error={error('storage')} onChange={(storage) => set({ storage })} />
          <NumberField label={create.size} suffix="GiB" value={values.size} error={error('size')} min={1} step={4} onChange={(size) => set({ size })} />
        </div>
      </Group>
      <Group title={create.network}>
        <div className="form-row">
          <BridgeSelect controller={controller} node={node} value={values.bridge} error={error('bridge')} onChange={(bridge) => set({ bridge })} />
          <NumberField label={words.network.tag} value={values.tag} error={error('tag')} placeholder={words.network.noTag} min={1} max={4094} onChange={(tag) => set({ tag })} />
        </div>
        <AddressFields values={values} error={(name) => error(name as 'ip')} onChange={set} />
        <div className="form-row">
          <TextInput label={words.nameserver} placeholder={words.asNode} value={values.nameserver} error={error('nameserver')} spellCheck={false} onChange={(event) => set({ nameserver: event.currentTarget.value })} />
          <TextInput label={words.searchdomain} placeholder={words.asNode} value={values.searchdomain} error={error('searchdomain')} spellCheck={false} onChange={(event) => set({ searchdomain: event.currentTarget.value })} />
        </div>
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
