using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Guests on it are shut down or moved first, as the cluster's options say.</summary>
[Operation("proxmox.node.reboot", "create", Risk.Catastrophic, Permission.ManageNodes)]
[GenerateSerializer, Immutable, Alias("proxmox.node.reboot")]
public sealed record RebootNode : NodeCommand
{
    public override PveRequest ToPve(string node) => PveRequest.Post($"/nodes/{node}/status").With("command", "reboot");
}

/// <summary>Guests on it are shut down or moved first. Only somebody at the machine can bring it back.</summary>
[Operation("proxmox.node.shutdown", "create", Risk.Catastrophic, Permission.ManageNodes)]
[GenerateSerializer, Immutable, Alias("proxmox.node.shutdown")]
public sealed record ShutdownNode : NodeCommand
{
    public override PveRequest ToPve(string node) => PveRequest.Post($"/nodes/{node}/status").With("command", "shutdown");
}

[Operation("proxmox.node.service_action", "create", Risk.Disruptive, Permission.ManageNodes, Tasks = "srvstart srvstop srvrestart srvreload")]
[GenerateSerializer, Immutable, Alias("proxmox.node.service_action")]
public sealed record ActOnService : NodeCommand
{
    [Id(0), ServiceName] public required string Service { get; init; }
    [Id(1), OneOf("start", "stop", "restart", "reload")] public required string Action { get; init; }

    public override PveRequest ToPve(string node) => PveRequest.Post($"/nodes/{node}/services/{Service}/{Action}");

    protected override string TaskTypes() => $"srv{Action}";

    protected override string TaskId(CommandTarget target) => Service;
}

/// <summary>Reads the lists of packages anew.</summary>
[Operation("proxmox.node.apt_refresh", "create", Risk.Safe, Permission.ManageNodes, Tasks = "aptupdate")]
[GenerateSerializer, Immutable, Alias("proxmox.node.apt_refresh")]
public sealed record RefreshPackages : NodeCommand
{
    /// <summary>Mails root about new packages.</summary>
    [Id(0)] public bool? Notify { get; init; }

    public override PveRequest ToPve(string node) => PveRequest.Post($"/nodes/{node}/apt/update").With("notify", Notify);
}

/// <summary>Puts a certificate of one's own into use. A wrong one locks every client out that checks it.</summary>
[Operation("proxmox.node.certificate_upload", "create", Risk.Catastrophic, Permission.ManageNodes)]
[GenerateSerializer, Immutable, Alias("proxmox.node.certificate_upload")]
public sealed record UploadCertificate : NodeCommand
{
    /// <summary>PEM, the node's own first.</summary>
    [Id(0), PemCertificates] public required string Certificates { get; init; }

    /// <summary>PEM; null: the one that is there.</summary>
    [Id(1), PemKey] public Secret? Key { get; init; }

    /// <summary>Over the one that is there.</summary>
    [Id(2)] public bool? Force { get; init; }

    /// <summary>Restarts the proxy, which uses it from then on.</summary>
    [Id(3)] public bool? Restart { get; init; }

    public override PveRequest ToPve(string node) => PveRequest.Post($"/nodes/{node}/certificates/custom")
        .With("certificates", Certificates).With("key", Key).With("force", Force).With("restart", Restart);
}

/// <summary>Back to the certificate that the cluster signed.</summary>
[Operation("proxmox.node.certificate_delete", "delete", Risk.Catastrophic, Permission.ManageNodes)]
[GenerateSerializer, Immutable, Alias("proxmox.node.certificate_delete")]
public sealed record DeleteCertificate : NodeCommand
{
    /// <summary>Restarts the proxy.</summary>
    [Id(0)] public bool? Restart { get; init; }

    public override PveRequest ToPve(string node) => PveRequest.Delete($"/nodes/{node}/certificates/custom").With("restart", Restart);
}

[Operation("proxmox.node.acme_renew", "create", Risk.Disruptive, Permission.ManageNodes, Tasks = "acmerenew")]
[GenerateSerializer, Immutable, Alias("proxmox.node.acme_renew")]
public sealed record RenewAcmeCertificate : NodeCommand
{
    /// <summary>Though it has long to go.</summary>
    [Id(0)] public bool? Force { get; init; }

    public override PveRequest ToPve(string node) => PveRequest.Put($"/nodes/{node}/certificates/acme/certificate").With("force", Force);
}
