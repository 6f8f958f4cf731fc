using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>What the agent in a virtual machine answers.</summary>
internal static class AgentApi
{
    private const int MaxFile = 4096;

    private static readonly string[] Commands =
        ["get-fsinfo", "get-host-name", "get-memory-block-info", "get-memory-blocks", "get-osinfo", "get-time", "get-timezone", "get-users", "get-vcpus", "network-get-interfaces"];

    public static void MapAgent(this IEndpointRouteBuilder cluster)
    {
        var agent = cluster.MapGroup("/nodes/{node}/qemu/{vmid}/agent").WithTags("Agent").RequireRole(Role.Viewer);

        agent.MapGet("/info", ([AsParameters] MachineRoute route, IGrainFactory grains) =>
            grains.Guests(route.Checked().ControllerId).AgentInfo(route.Vmid).Answer()).WithSummary("Host name, operating system and addresses, as the guest tells them");

        agent.MapGet("/{command}", Read).WithSummary($"One answer of the agent: {string.Join(", ", Commands)}");

        var insides = cluster.MapGroup("/nodes/{node}/qemu/{vmid}/agent").WithTags("Agent").RequireRole(Role.SiteAdmin);
        insides.MapGet("/exec-status/{pid}", ExecStatus).Audited("agent.exec_status").WithSummary("How a command goes that was started through the agent");
        insides.MapPost("/file-read", ReadFile).Audited("agent.file_read").WithSummary("A file of the guest, without secrets");
    }

    private static Task<LiveResult<ClusterJson>> Read([AsParameters] MachineRoute route, string command, IGrainFactory grains)
    {
        new FieldErrors().Require(Commands.Contains(command, StringComparer.Ordinal), "command", $"The command is one of {string.Join(", ", Commands)}.").ThrowIfAny();
        return grains.Guests(route.Checked().ControllerId).Agent(route.Vmid, command).Answer();
    }

    private static Task<LiveResult<ClusterJson>> ExecStatus([AsParameters] MachineRoute route, int pid, IGrainFactory grains)
    {
        new FieldErrors().Require(pid >= 0, "pid", "The id of a process is 0 or more.").ThrowIfAny();
        return grains.Insides(route.Checked().ControllerId).AgentExecStatus(route.Vmid, pid).Answer();
    }

    private static Task<LiveResult<ClusterJson>> ReadFile([AsParameters] MachineRoute route, Body<AgentFileBody> body, IGrainFactory grains, AuditTrail audit)
    {
        var file = body.Value.File ?? "";
        audit.Detail(file);
        new FieldErrors()
            .Require(file.StartsWith('/') || (file is [_, ':', '\\' or '/', ..] && char.IsAsciiLetter(file[0])), "file", "The path of the file is absolute: /etc/hosts, or C:\\hosts.")
            .Require(file.Length <= MaxFile, "file", $"The path has at most {MaxFile} characters.")
            .Require(!file.Contains('\0', StringComparison.Ordinal), "file", "The path holds no NUL.")
            .ThrowIfAny();
        return grains.Insides(route.Checked().ControllerId).AgentFile(route.Vmid, file).Answer();
    }

    private static IGuestInsides Insides(this IGrainFactory grains, Guid controller) => grains.GetGrain<IGuestInsides>(GrainKeys.Controller(controller));
}
