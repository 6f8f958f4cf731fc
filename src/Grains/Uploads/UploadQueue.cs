using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>Whose turn it is to send a file to a cluster. Who isn't heard of for a while has gone, and so has its silo perhaps.</summary>
internal sealed class UploadQueue(TimeProvider time)
{
    public const int AtOnce = 2;
    public const int MaxWaiting = 20;

    public static readonly TimeSpan SilentFor = TimeSpan.FromSeconds(30);

    private readonly List<Place> places = [];
    private TaskCompletionSource moved = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when somebody left.</summary>
    public Task Moved => moved.Task;

    public ImmutableArray<Upload> All => [.. places.Select(place => place.Upload)];

    public Place? Find(Guid upload)
    {
        Forget();
        return places.Find(place => place.Upload.UploadId == upload);
    }

    /// <returns>How many are before it; null: no more may wait.</returns>
    public int? Enter(Upload upload)
    {
        var place = Find(upload.UploadId);
        if (place is null)
        {
            if (places.Count >= AtOnce + MaxWaiting)
            {
                return null;
            }

            places.Add(place = new Place(upload));
        }

        place.HeardAt = time.GetTimestamp();
        return Math.Max(0, places.IndexOf(place) - AtOnce + 1);
    }

    public void Heard(Place place) => place.HeardAt = time.GetTimestamp();

    public void Leave(Guid upload)
    {
        if (places.RemoveAll(place => place.Upload.UploadId == upload) > 0)
        {
            Wake();
        }
    }

    private void Forget()
    {
        if (places.RemoveAll(place => time.GetElapsedTime(place.HeardAt) > SilentFor) > 0)
        {
            Wake();
        }
    }

    private void Wake()
    {
        var before = moved;
        moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
        before.SetResult();
    }

    internal sealed class Place(Upload upload)
    {
        public Upload Upload { get; set; } = upload;

        public long HeardAt { get; set; }

        public bool IsCancelled { get; set; }

        /// <summary>Whose file it is, from when it is asked to be sent.</summary>
        public (Guid Change, Guid Attempt)? Sends { get; set; }

        public ChangeIntent? Intent { get; set; }
    }
}
