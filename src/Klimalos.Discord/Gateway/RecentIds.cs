namespace Klimalos.Discord.Gateway;

/// <summary>The ids of the latest messages and interactions, since Discord may tell of one several times.</summary>
internal sealed class RecentIds
{
    private const int Capacity = 4096;

    private readonly HashSet<Snowflake> known = [];
    private readonly Queue<Snowflake> order = new();

    public bool Contains(Snowflake id) => known.Contains(id);

    public void Add(Snowflake id)
    {
        if (!known.Add(id))
            return;
        order.Enqueue(id);
        if (order.Count > Capacity)
            known.Remove(order.Dequeue());
    }
}
