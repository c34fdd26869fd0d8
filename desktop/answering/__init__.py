"""What is given to readers: answer sheets and bulletins, before and as they are printed."""
