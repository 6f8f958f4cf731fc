using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>Files for storages. All that can be refused is refused before the first byte of the file is read.</summary>
internal static class UploadsApi
{
    /// <summary>What the form may have beside the file.</summary>
    private const long MaxForm = 64 * 1024;

    public static void MapUploads(this IEndpointRouteBuilder cluster)
    {
        cluster.MapPost("/nodes/{node}/storage/{storage}/upload", Receive).RequireRole(Role.SiteAdmin).AuditsItself("change.stage").WithMetadata(new MakesChange(IsConfirmed: false)).WithTags("Storage")
            .Accepts<UploadBody>("multipart/form-data").Produces<WriteResult>().Produces<WriteResult>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithSummary("Put an ISO image, a container template or a disk image onto a storage")
            .WithDescription("Fields content (iso, vztmpl, import; by the file's name where left out), checksum and checksum_algorithm come first, the part file last; 4 GiB at most. The cluster verifies the checksum, ours "
                + "(SHA-256) where none is given. upload_id: an id of yours, by which GET …/uploads and the event upload tell how far it is.");
        cluster.MapGet("/uploads", async ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) => TypedResults.Ok(await grains.Uploads(controllerId).List()))
            .RequireRole(Role.SiteAdmin).WithTags("Storage").WithSummary("Files that are on their way to the cluster, or wait for their turn");
        cluster.MapDelete("/uploads/{upload_id}", Cancel).RequireRole(Role.SiteAdmin).Audited("upload.cancel").WithTags("Storage").WithSummary("Stop an upload");
    }

    private static IUploads Uploads(this IGrainFactory grains, Guid controller) => grains.GetGrain<IUploads>(GrainKeys.Controller(controller));

    private static async Task<IResult> Cancel([FromRoute(Name = "controller_id")] Guid controllerId, [FromRoute(Name = "upload_id")] Guid uploadId, IGrainFactory grains)
    {
        await grains.Uploads(controllerId).Cancel(uploadId);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> Receive(
        HttpContext http, [FromRoute(Name = "controller_id")] Guid controllerId, string node, string storage, Caller caller, IGrainFactory grains, Gates gates, IUploadSender sender, UploadFolder folder, LongRequests lasting, TimeProvider time,
        [FromQuery(Name = "upload_id")] Guid? uploadId = null)
    {
        gates.EnsureOpen();
        if (http.Request.ContentLength > UploadSpool.MaxBytes + MaxForm)
        {
            throw UploadSpool.TooLarge();
        }

        http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize = UploadSpool.MaxBytes + MaxForm + 1;
        var changeId = ChangeDoor.IdOf(http, caller);
        var form = await UploadForm.Read(http.Request, http.RequestAborted);
        var wanted = Parse(node, storage, form.Fields);
        var preview = await grains.GetGrain<IChangePlans>(GrainKeys.Controller(controllerId)).Preview(wanted.Target, wanted.Command);
        if (preview.Approval != ApprovalRule.None)
        {
            throw FleetException.Conflict("approval_required", "The policy wants an approval for this, and a file can't wait for one. Stage proxmox.storage.download_url instead: the node fetches the file when it is approved.");
        }

        var command = (UploadVolume)wanted.Command;
        var id = uploadId is { } given && given != Guid.Empty ? given : Guid.NewGuid();
        var uploads = grains.Uploads(controllerId);
        await using var turn = await UploadTurn.Take(uploads, id, new UploadFile(node, storage, command.Filename, http.Request.ContentLength), caller, lasting, time, http.RequestAborted);
        try
        {
            await using var spool = await Spool(form.Content, folder.Path, turn, lasting);
            command = command.Checksum is null ? command with { Checksum = spool.Checksum, ChecksumAlgorithm = "sha256" } : command;
            var target = ChangeTarget.Of(controllerId, wanted.Target);
            var change = await grains.Change(changeId).Execute(new StageChange { Target = target, Command = command, Origin = ChangeOrigin.Direct }, confirmed: false);
            http.Items[ChangeDoor.ChangeIdItem] = changeId;
            if (change is { Status: ChangeStatus.Applying, Upid: null })
            {
                using var last = lasting.Ending.Register(turn.EndSoon);
                change = await Send(uploads, id, change, target, command, spool, sender, turn, grains);
            }

            return ChangeDoor.Answer(http, change);
        }
        catch (OperationCanceledException) when (turn.WasCancelled)
        {
            throw turn.Gone();
        }
    }

    /// <summary>A file that isn't here yet must come again: it may be hours away.</summary>
    private static async Task<UploadSpool> Spool(Stream content, string folder, UploadTurn turn, LongRequests lasting)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(turn.Cancelled, lasting.Ending);
        try
        {
            return await UploadSpool.Receive(content, folder, turn, either.Token);
        }
        catch (OperationCanceledException) when (!turn.Cancelled.IsCancellationRequested)
        {
            throw UploadTurn.Stopping();
        }
    }

    private static async Task<PendingChange> Send(
        IUploads uploads, Guid id, PendingChange change, ChangeTarget target, UploadVolume command, UploadSpool spool, IUploadSender sender, UploadTurn turn, IGrainFactory grains)
    {
        SendOutcome outcome;
        try
        {
            var lease = await uploads.Open(id, change.Id, change.Attempts[^1].Id, target, command);
            await turn.BeginSending();
            outcome = await sender.Send(lease, command, spool.Content, spool.SizeBytes, turn, () => uploads.Claim(id), turn.Cancelled);
        }
        catch (FleetException refused)
        {
            outcome = new SendOutcome { Result = SendResult.NeverSent, Reason = refused.Message, Failure = refused.Failure };
        }

        await uploads.Sent(id, outcome);
        return await grains.Change(change.Id).Get();
    }

    private static (CommandTarget Target, Command Command) Parse(string node, string storage, JsonObject fields)
    {
        var errors = NodeRoute.Check(node, new FieldErrors())
            .Require(fields["content"] is not null, "content", "What the file is can't be told from its name: give content before the file: iso (.iso, .img), vztmpl (.tar.gz, .tar.xz, .tar.zst) or import (.ova, .qcow2, .raw, .vmdk).");
        errors.ThrowIfAny();
        fields.Remove("confirmed");
        fields["storage"] = storage;
        var parsed = CommandCatalogue.Parse("proxmox.storage.upload", "create", new CommandTarget(node), ChangeDoor.Element(fields));
        return (parsed.Target, parsed.Command);
    }
}

/// <summary>Where files wait while they are received.</summary>
internal sealed record UploadFolder(string Path);

/// <param name="Content">iso, vztmpl or import.</param>
internal sealed record UploadBody(string? Content, string? Checksum, string? ChecksumAlgorithm, IFormFile File);
