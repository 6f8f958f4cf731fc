using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Runs a program inside the guest, as its agent's user.</summary>
[Operation("proxmox.vm.guest_agent_exec", "create", Risk.Catastrophic, Permission.ManageVms)]
[GenerateSerializer, Immutable, Alias("proxmox.vm.guest_agent_exec")]
public sealed record ExecuteInGuest : VirtualMachineCommand
{
    private const int MaxCommandLength = 4096;

    /// <summary>A program and its arguments: a list, or one line told apart as a shell does. At most 4096 characters.</summary>
    [Id(0), JsonConverter(typeof(CommandLineJsonConverter))] public required ImmutableArray<string> Command { get; init; }

    /// <summary>What it reads from its standard input; at most 65536 characters.</summary>
    [Id(1), Lines(65_536)] public Secret? InputData { get; init; }

    public override PveRequest ToPve(GuestAddress guest) => PveRequest.Post(guest, $"agent/exec").With("command", Command).With("input-data", InputData);

    internal override void Check(FieldErrors errors, CommandTarget target) =>
        errors.Require(Command is [{ Length: > 0 }, ..], "command", "command must name a program.")
            .Require(Command.Sum(word => word.Length + 1) <= MaxCommandLength + 1, "command", $"command must have at most {MaxCommandLength} characters.")
            .Require(!Command.Any(word => word.Contains('\0')), "command", "command must not hold NUL.");
}

/// <summary>Writes a whole file inside the guest. What decides who may sign in, and the kernel's own files, is refused.</summary>
[Operation("proxmox.vm.guest_agent_file_write", "create", Risk.Catastrophic, Permission.ManageVms)]
[GenerateSerializer, Immutable, Alias("proxmox.vm.guest_agent_file_write")]
public sealed record WriteFileInGuest : VirtualMachineCommand
{
    /// <summary>Absolute; at most 4096 characters.</summary>
    [Id(0), GuestFile] public required string File { get; init; }

    /// <summary>At most 61440 characters: Proxmox VE takes no more.</summary>
    [Id(1), GuestFileContent] public required Secret Content { get; init; }

    public override PveRequest ToPve(GuestAddress guest) => PveRequest.Post(guest, $"agent/file-write").With("file", File).With("content", Content);
}
