using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;

namespace Hypervisor.WebApi;

/// <summary>The same review step for many changes: each is asked for itself, and one that refuses keeps no other from going on.</summary>
internal static class BulkReview
{
    public const int MaxChanges = 500;
    private const int AtOnce = 5;

    private static readonly string[] Actions = ["approve", "reject", "apply", "discard"];

    public static async Task<Ok<BulkReviewed>> Act(Body<BulkReviewBody> body, Caller caller, IGrainFactory grains)
    {
        var request = body.Value;
        new FieldErrors()
            .Require(request.Action is not null && Actions.Contains(request.Action), "action", $"The action is one of {string.Join(", ", Actions)}.")
            .Require(!request.ChangeIds.IsDefault && request.ChangeIds.Length is >= 1 and <= MaxChanges, "change_ids", $"1 to {MaxChanges} changes; send more in further requests.")
            .Require(request.ChangeIds.IsDefault || request.ChangeIds.Distinct().Count() == request.ChangeIds.Length, "change_ids", "A change is named twice.")
            .Require(request.Reason is not { Length: > 2000 }, "reason", "A reason has at most 2000 characters.")
            .ThrowIfAny();
        var results = new ReviewResult[request.ChangeIds.Length];
        await Parallel.ForAsync(0, results.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (index, _) =>
        {
            CallContext.Caller = caller;
            results[index] = await One(grains, request.ChangeIds[index], request);
        });
        return TypedResults.Ok(new BulkReviewed([.. results]));
    }

    private static async Task<ReviewResult> One(IGrainFactory grains, Guid id, BulkReviewBody request)
    {
        var change = grains.Change(id);
        try
        {
            return new ReviewResult(id, true, request.Action switch
            {
                "approve" => await change.Approve(request.Reason),
                "reject" => await change.Reject(request.Reason),
                "apply" => await change.Apply(request.Confirmed),
                _ => await change.Discard(force: false),
            });
        }
        catch (FleetException refused)
        {
            return new ReviewResult(id, false, Error: new BulkError(refused.Code, refused.Message));
        }
        catch (Exception failure) when (failure is TimeoutException or Orleans.Runtime.OrleansException or FleetException { IsOfSilos: true })
        {
            return new ReviewResult(id, false, Error: new BulkError("timeout", "The answer took too long. It may still be worked on: look at the change before you repeat it."));
        }
    }
}

/// <param name="Action">approve, reject, apply or discard.</param>
/// <param name="Reason">Of an approval or a rejection; at most 2000 characters.</param>
/// <param name="Confirmed">Of applying, once for all: needed for what deletes or may lose something.</param>
internal sealed record BulkReviewBody(ImmutableArray<Guid> ChangeIds, string? Action, string? Reason = null, bool Confirmed = false);

/// <param name="Results">In the order of the request.</param>
internal sealed record BulkReviewed(ImmutableArray<ReviewResult> Results);

/// <param name="Change">As it is now; null where it was refused.</param>
internal sealed record ReviewResult(Guid ChangeId, bool Ok, PendingChange? Change = null, BulkError? Error = null);
