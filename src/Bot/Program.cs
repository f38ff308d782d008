using Bot;
using Bot.Verbs;

return VerbList.IsCalledFor(args)
    ? VerbList.Run(args, BotApplication.SourcesOf(args), Console.In, Console.Out, Console.Error)
    : await BotApplication.RunAsync(args);
